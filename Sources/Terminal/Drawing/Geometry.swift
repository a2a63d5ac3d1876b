/// Columns and rows of a terminal or a box; never negative.
package struct Size: Hashable, Sendable {
    package let width: Int
    package let height: Int

    package init(width: Int, height: Int) {
        self.width = width.clamped(to: 0...Rect.limit)
        self.height = height.clamped(to: 0...Rect.limit)
    }
}

/// A cell's place: column and row, counted from the top left corner.
package struct Point: Hashable, Sendable {
    package var x: Int
    package var y: Int

    package init(x: Int, y: Int) {
        self.x = x
        self.y = y
    }
}

/// A box of cells. Every number is held within ±`limit`, so that no sum of two of them can overflow.
package struct Rect: Hashable, Sendable {
    package static let limit = 32767
    package static let empty = Rect(x: 0, y: 0, width: 0, height: 0)

    package let x: Int
    package let y: Int
    package let width: Int
    package let height: Int

    package init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x.clamped(to: -Self.limit...Self.limit)
        self.y = y.clamped(to: -Self.limit...Self.limit)
        self.width = width.clamped(to: 0...Self.limit)
        self.height = height.clamped(to: 0...Self.limit)
    }

    package init(_ size: Size) {
        self.init(x: 0, y: 0, width: size.width, height: size.height)
    }

    /// The column after the last one.
    package var maxX: Int { x + width }
    /// The row after the last one.
    package var maxY: Int { y + height }
    package var size: Size { Size(width: width, height: height) }
    package var origin: Point { Point(x: x, y: y) }
    package var isEmpty: Bool { width == 0 || height == 0 }

    /// Columns and rows as ranges that are always valid.
    package var columns: Range<Int> { x..<maxX }
    package var rows: Range<Int> { y..<maxY }

    package func contains(_ point: Point) -> Bool {
        columns.contains(point.x) && rows.contains(point.y)
    }

    package func intersection(_ other: Rect) -> Rect {
        let left = max(x, other.x)
        let top = max(y, other.y)
        return Rect(
            x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
    }

    /// The same box smaller by so many columns and rows on each side; empty rather than inside out.
    package func inset(x dx: Int = 0, y dy: Int = 0) -> Rect {
        let (dx, dy) = (dx.clamped(to: 0...width), dy.clamped(to: 0...height))
        return Rect(x: x + dx, y: y + dy, width: width - 2 * dx, height: height - 2 * dy)
    }

    /// Cuts off so many rows at the top; both parts stay inside this box.
    package func splitTop(_ rows: Int) -> (top: Rect, rest: Rect) {
        let cut = rows.clamped(to: 0...height)
        return (
            Rect(x: x, y: y, width: width, height: cut), Rect(x: x, y: y + cut, width: width, height: height - cut)
        )
    }

    /// Cuts off so many rows at the bottom.
    package func splitBottom(_ rows: Int) -> (rest: Rect, bottom: Rect) {
        let (rest, bottom) = splitTop(height - rows.clamped(to: 0...height))
        return (rest, bottom)
    }

    /// Cuts off so many columns at the left.
    package func splitLeft(_ columns: Int) -> (left: Rect, rest: Rect) {
        let cut = columns.clamped(to: 0...width)
        return (
            Rect(x: x, y: y, width: cut, height: height), Rect(x: x + cut, y: y, width: width - cut, height: height)
        )
    }

    /// A box of at most this size in the middle of this one.
    package func centered(_ wanted: Size) -> Rect {
        let inner = Size(width: min(wanted.width, width), height: min(wanted.height, height))
        return Rect(
            x: x + (width - inner.width) / 2, y: y + (height - inner.height) / 2, width: inner.width,
            height: inner.height)
    }
}

extension Comparable {
    /// The nearest value inside the range.
    func clamped(to range: ClosedRange<Self>) -> Self {
        min(max(self, range.lowerBound), range.upperBound)
    }
}
