import Lending
import Messaging
import Store
package import Terminal

/// One message: its text, where it stands, every attempt and status with its time, and what to do when it failed.
package final class MessageScreen: ListScreen {
    package static let bindings: [Binding<MessageScreen>] =
        [
            Binding(.character("y"), do: .desk(.arrived), in: .messages, off: \.offForSettling) {
                MessageDesk($0.context).arrived($0.file.message)
            },
            Binding(.character("r"), do: .desk(.sendAgain), in: .messages, off: \.offForSendingAgain) {
                MessageDesk($0.context).sendAgain($0.file.message)
            },
            Binding(.character("A"), do: .desk(.settleRun), in: .messages, off: \.offForSettling) {
                MessageDesk($0.context).settleRun(of: $0.file.message)
            },
            Binding(.character("x"), do: .desk(.withdraw), in: .messages, off: \.offForWithdrawing) {
                MessageDesk($0.context).withdraw($0.file.message)
            },
            Binding(.character("i"), do: .desk(.openClient), in: .list, off: \.offForClient) { $0.openClient() },
        ] + movement

    package let context: Context
    private let id: MessageID
    private(set) var file: MessageFile
    private var sheet = Sheet<Never>()
    private var isStale = false
    private var room = Rect.empty

    init(_ context: Context, message id: MessageID) throws {
        self.context = context
        self.id = id
        file = try MessageFile(id, context)
    }

    package var title: String { texts.messageTitle }

    private var offForSettling: OffReason? { MessageDesk(context).offForSettling(file.message) }
    private var offForSendingAgain: OffReason? { MessageDesk(context).offForSendingAgain(file.message) }
    private var offForWithdrawing: OffReason? { MessageDesk(context).offForWithdrawing(file.message) }
    private var offForClient: OffReason? { file.message.clientID == nil ? .desk(.noClient) : nil }

    private func openClient() -> [Effect] {
        guard let client = file.message.clientID else { return [] }
        return context.trying { [.push(try ClientScreen(context, client: client))] }
    }

    package func layout(_ room: Rect) {
        self.room = room
        sheet.set(file.lines(width: min(room.width, 100) - 5))
        sheet.fit(height: room.height - 2)
    }

    package func refresh() {
        isStale = true
    }

    package var hasWork: Bool { isStale }

    package func work() throws {
        file = try MessageFile(id, context)
        isStale = false
        layout(room)
    }

    package func move(_ move: ListMove) -> [Effect] {
        sheet.move(move)
        return []
    }

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let name = file.message.clientName ?? texts.spaced(file.message.recipient) ?? file.message.recipient
        canvas.put(
            texts.messageTitle + " \(canvas.glyphs.bullet) " + name, at: Point(x: room.x + 1, y: room.y), style: .title,
            width: room.width - 2)
        canvas.rule(at: Point(x: room.x + 1, y: room.y + 1), width: room.width - 2)
        return sheet.draw(on: &canvas, in: room.splitTop(2).rest) ?? Point(x: room.x + 1, y: room.y)
    }
}
