import Lending
package import Messaging
import SQLite

extension Store {
    /// Runs questions that may take a while; nil when `check` (a key is waiting) stopped them. Without its answer nothing
    /// was changed, so they can be asked again.
    package func unlessInterrupted<Result>(by check: @escaping () -> Bool, _ body: () throws -> Result) throws
        -> Result?
    {
        interruptWhen(check)
        defer { interruptWhen(nil) }
        do {
            return try body()
        } catch let error as SQLiteError where error.isInterrupted {
            return nil
        }
    }

    /// One sentence for people: what was refused, or what is wrong with the database, and what to do about it.
    package static func sentence(_ error: any Error, _ language: Language) -> String {
        switch error {
        case let error as StoreError: error.sentence(language)
        case let error as SQLiteError: sentence(error, language)
        case let error as ScheduleError: capitalised(ImportFault.sentence(error, language))
        default: String(describing: error)
        }
    }

    /// A fault's sentence goes on after the name of its file and line; here it stands alone.
    private static func capitalised(_ sentence: String) -> String {
        sentence.prefix(1).uppercased() + sentence.dropFirst()
    }

    private static func sentence(_ error: SQLiteError, _ language: Language) -> String {
        if error.isBusy || error.isLocked {
            return language.choose(
                es: "Otra persona está escribiendo en la base: inténtelo de nuevo.",
                en: "Somebody else is writing to the database: try again.")
        }
        if error.isFull {
            return language.choose(
                es: "El disco está lleno: libere espacio; no se guardó nada.",
                en: "The disk is full: free some space; nothing was saved.")
        }
        if error.isReadOnly {
            return language.choose(
                es: "La base es de sólo lectura: no se guardó nada.",
                en: "The database is read-only: nothing was saved.")
        }
        if error.isCorrupt || error.isNotADatabase {
            return language.choose(
                es: "La base está dañada: restaure un respaldo (\(language.call(.verify)) dice más).",
                en: "The database is damaged: restore a backup (\(language.call(.verify)) says more).")
        }
        return language.choose(es: "La base de datos no pudo: ", en: "The database could not: ") + error.message
    }
}
