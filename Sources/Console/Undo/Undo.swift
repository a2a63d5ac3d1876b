package import Lending
import Store

/// What `u` does about the last action.
///
/// Nothing is ever rubbed out: what takes an action back is a new fact in the books, written by the same rules as any other.
/// Each action brings its own value; the app keeps the last one and knows none of them.
package enum Undo {
    /// It can be taken back. Asked while it stands; it answers what to do, which may be to say that it is too late.
    case action(() throws -> [Effect])
    /// The same for a bulk action, which is held for some seconds whatever else is done meanwhile.
    case ofRun(RunID, () throws -> [Effect])
    /// It cannot, and this sentence says why, and what can be done instead.
    case impossible(String)

    /// Takes back by writing a new fact, unless somebody has changed the same thing since: then it is their word that holds.
    /// `fact` answers what to say.
    static func fact(
        _ context: Context, unless changed: @escaping () throws -> Bool = { false },
        _ fact: @escaping () throws -> String
    ) -> Undo {
        .action {
            try context.store.write {
                guard try !changed() else { return [.undoable(nil), .say(.notice(context.texts.changedSince))] }
                return [.undoable(nil), .wrote, .say(.done(try fact()))]
            }
        }
    }

    /// Of this console alone, with nothing in the books.
    static func here(_ context: Context, _ sentence: String, _ back: @escaping () -> [Effect]) -> Undo {
        .action { back() + [.undoable(nil), .say(.done(sentence))] }
    }

    var isPossible: Bool { takeBack != nil }

    /// Nil where it cannot be taken back.
    var takeBack: (() throws -> [Effect])? {
        switch self {
        case .action(let body), .ofRun(_, let body): body
        case .impossible: nil
        }
    }

    var run: RunID? {
        if case .ofRun(let run, _) = self { run } else { nil }
    }
}
