import Lending
import Store

// What `u` takes back: the run that is still held, or the last action.

extension App {
    var offForUndo: OffReason? {
        if let off = context.offWhenReadOnly { return off }
        if heldRun != nil { return nil }
        switch undo {
        case .action, .ofRun: return nil
        case .impossible(let sentence): return .said(sentence)
        case nil: return .nothingToUndo
        }
    }

    /// This person's run in its seconds of hold, also one started before the console was opened again.
    private var heldRun: RunProgress? {
        standing.mayUndoRun ? standing.run : nil
    }

    func takeBack() -> [Effect] {
        guard let takeBack = (undoOfHeldRun ?? undo)?.takeBack else { return [] }
        return context.trying(takeBack)
    }

    /// One that was sent from here brings back more than its messages.
    private var undoOfHeldRun: Undo? {
        heldRun.map { held in undoOfRun.flatMap { $0.run == held.run ? $0 : nil } ?? .run(held.run, context) }
    }
}
