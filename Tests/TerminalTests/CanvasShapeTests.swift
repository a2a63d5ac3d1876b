import Testing

@testable import Terminal

@Suite("Shapes on a canvas")
struct CanvasShapeTests {
    @Test("a box carries its title in the frame and answers the room inside")
    func box() {
        var canvas = Canvas(size: Size(width: 12, height: 4))
        let inside = canvas.box(canvas.bounds, title: "Pago")
        #expect(canvas.lines == ["┌ Pago ────┐", "│          │", "│          │", "└──────────┘"])
        #expect(inside == Rect(x: 1, y: 1, width: 10, height: 2))
    }

    @Test("a box in the middle is never larger than the screen and survives every size", arguments: 0...12)
    func tinyBoxes(width: Int) {
        for height in 0...6 {
            var canvas = Canvas(size: Size(width: width, height: height))
            let middle = canvas.bounds.centered(Size(width: 60, height: 10))
            let inside = canvas.box(middle, title: "Recordar a 128 clientes").inset(x: 1)
            #expect(canvas.bounds.intersection(inside) == inside || inside.isEmpty)
            #expect(canvas.lines.count == height)
        }
    }

    @Test("numbers from outside the sky draw nothing and break nothing")
    func farAway() {
        var canvas = Canvas(size: Size(width: 3, height: 2))
        for x in [Int.min, -5, 0, 2, 7, Int.max] {
            for y in [Int.min, -1, 0, 1, 2, Int.max] {
                canvas.put("日本", at: Point(x: x, y: y), width: Int.max)
                canvas.put([("日本", .text), ("x", .text)], at: Point(x: x, y: y), width: Int.max)
                canvas.box(Rect(x: x, y: y, width: 4, height: 4), title: "t")
                canvas.bar(.infinity, at: Point(x: x, y: y), width: 5)
                canvas.bar(.nan, at: Point(x: x, y: y), width: -5)
                canvas.columns([1, .nan, -.infinity, .infinity], maximum: 2, in: Rect(x: x, y: y, width: 9, height: 9))
                canvas.restyle(Rect(x: x, y: y, width: .max, height: .max)) { $0.with(.selected) }
            }
        }
        #expect(canvas.lines.count == 2)
        #expect(Rect(x: .max, y: .max, width: .max, height: .max).inset(x: .max, y: .max).isEmpty)
    }

    @Test("a bar is drawn in eighths, or in whole columns where there are none")
    func bars() {
        var canvas = Canvas(size: Size(width: 5, height: 1))
        canvas.bar(0.525, at: Point(x: 0, y: 0), width: 5)
        #expect(canvas.text == "██▋")
        var plain = Canvas(size: Size(width: 5, height: 1), glyphs: .ascii)
        plain.bar(0.5, at: Point(x: 0, y: 0), width: 5)
        #expect(plain.text == "###")
    }

    @Test("columns in one row show every value that is not zero")
    func oneRow() {
        var canvas = Canvas(size: Size(width: 5, height: 1))
        canvas.columns([0, 0.001, 4, 8], maximum: 8, in: canvas.bounds)
        #expect(canvas.text == " ▁▄█")
    }

    @Test("columns stand on the lower edge")
    func columns() {
        var canvas = Canvas(size: Size(width: 3, height: 2))
        canvas.columns([16, 12, 4], maximum: 16, in: canvas.bounds)
        #expect(canvas.lines == ["█▄", "██▄"])
    }

    @Test(
        "a progress bar is full only when all is done",
        arguments: [(0, 128, 0), (1, 128, 1), (64, 128, 5), (127, 128, 9), (128, 128, 10), (0, 0, 0), (9, 3, 10)])
    func progress(done: Int, total: Int, filled: Int) {
        #expect(ProgressBar(done: done, of: total).filled(of: 10) == filled)
        #expect(ProgressBar(done: done, of: total).filled(of: 0) == 0)
    }

    @Test("a clip holds whatever is drawn inside it")
    func clip() {
        var canvas = Canvas(size: Size(width: 4, height: 3))
        canvas.clipped(to: Rect(x: 1, y: 1, width: 2, height: 1)) { $0.fill($0.bounds, with: "x") }
        #expect(canvas.lines == ["", " xx", ""])
        #expect(canvas.clip == canvas.bounds)
    }
}
