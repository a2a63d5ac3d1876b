import Lending
import Messaging
import Store
package import Terminal

/// One answer for all unresolved messages of a run, or for all there are. Above 200 the number is typed before they are
/// sent again.
package final class SettleDialog: ScreenView {
    package static let bindings: [Binding<SettleDialog>] = [
        Binding(
            .character("y"), do: .desk(.allArrived), in: .messages,
            meaning: { $0.count == 1 ? .desk(.onlyArrived) : .desk(.allArrived) }, run: { $0.settle(arrived: true) }),
        Binding(
            .character("r"), do: .desk(.allAgain), in: .messages, off: \.offForSending,
            meaning: { $0.count == 1 ? .desk(.onlyAgain) : .desk(.allAgain) }, run: { $0.settle(arrived: false) }),
        Binding(.escape, .character("q"), do: .close, in: .general) { _ in [.pop] },
    ]

    package let context: Context
    private let run: RunID?
    private var count = 0
    private var isStale = false
    private var typed = TextField(kind: .digits, limit: 9)

    init(_ context: Context, run: RunID?) throws {
        self.context = context
        self.run = run
        count = try counted()
    }

    private func counted() throws -> Int {
        var query = MessageQuery()
        query.states = [.unresolved]
        query.run = run
        return try context.store.messageCounts(query, scope: context.scope)[.unresolved, default: 0]
    }

    package func refresh() {
        isStale = true
    }

    package var hasWork: Bool { isStale }

    package func work() throws {
        count = try counted()
        isStale = false
    }

    package var isDialog: Bool { true }
    package var title: String { texts.settleTitle }

    private var asksForNumber: Bool { count > BulkPreview.freeLimit }
    private var offForSending: OffReason? {
        asksForNumber && typed.text != String(count) ? .desk(.wrongNumber) : nil
    }

    package func type(_ key: Key) -> [Effect]? {
        guard asksForNumber, typed.handle(key) != .ignored else { return nil }
        return []
    }

    /// The answer is for those that were counted when it was given, and for no others.
    private func settle(arrived: Bool) -> [Effect] {
        context.trying { try context.store.write { try settleCounted(arrived: arrived) } }
    }

    private func settleCounted(arrived: Bool) throws -> [Effect] {
        let now = try counted()
        guard now == count else {
            count = now
            return [.say(.notice(texts.numbersChanged))]
        }
        let settled = try context.store.settleAll(run: run, arrived: arrived, scope: context.scope)
        return [
            .pop, arrived ? .wrote : .queued, .undoable(.impossible(texts.decisionStays)),
            .say(.done(texts.settled(settled, arrived: arrived))),
        ]
    }

    package func leastRoom(in room: Rect) -> Size { Size(width: 50, height: asksForNumber ? 10 : 8) }

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let width = min(70, room.width - 6)
        let lines = Canvas.wrap(
            texts.settleLine(count, ofRun: run != nil), width: width, asciiOnly: canvas.glyphs.asciiText)
        let height = lines.count + (asksForNumber ? 4 : 2)
        let inner = Box.draw(title, width: width, height: height, on: &canvas, in: room)
        for (row, line) in lines.enumerated() {
            canvas.put(line, at: Point(x: inner.x, y: inner.y + row), width: inner.width)
        }
        var cursor = inner.origin
        if asksForNumber {
            let label = texts.typeToSendAgain(count) + " "
            let y = inner.y + lines.count + 1
            let used = canvas.put(label, at: Point(x: inner.x, y: y))
            cursor = typed.draw(on: &canvas, at: Point(x: inner.x + used, y: y), width: 8)
        }
        KeyHints(keys, texts: texts).draw(
            on: &canvas, in: Rect(x: inner.x, y: inner.maxY - 1, width: inner.width, height: 1))
        return cursor
    }
}
