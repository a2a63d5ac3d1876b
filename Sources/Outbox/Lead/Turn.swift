package import Store

// Whoever copies a backup over the database by hand leaves rows in it that have gone out long since. Each mensajero that
// comes into office, and each that leaves it, writes a new word into the database and beside it, and so does one at work
// every minute: a database that does not know the word that lies beside it is not the one that was there. A backup of ours
// knows no word at all (`Store.backUp`), so that it is told also where the mensajero died with its word in its hand. A
// directory that is put back whole brings its word along: there Twilio's list tells what has gone out since, and nothing that
// waited leaves before it was read (`Desk.backlog`).

/// The word of the mensajero in office.
package enum Turn {
    static let file = "mensajero.turno"

    /// A new word. False when the database has never heard the one that lies there: it was put in its place since.
    static func begin(_ store: Store, _ directory: String) throws -> Bool {
        let beside = TextFile.read(directory + "/" + file)
        let own = try store.setting(.turn)
        let isKnown =
            try own == nil
            // Of the days before the first mensajero, or begun anew: then there is nothing that may have gone out.
            ? beside == nil || !store.hasUnsent()
            : beside == own || beside == store.setting(.turnBefore)
        let word = String(UInt64.random(in: .min ... .max), radix: 16)
        try store.write {
            // Whoever dies between the two leaves the old word beside it.
            if let beside { try store.set(.turnBefore, beside) }
            try store.set(.turn, word)
        }
        TextFile.replace(directory + "/" + file, with: word)
        return isKnown
    }

    /// A database that comes into this directory with everybody's knowledge takes over the word that lies there. Where none
    /// does it has none either: it is the house of that directory from its first day.
    package static func takeOver(_ store: Store, _ directory: String) throws {
        if let beside = TextFile.read(directory + "/" + file) { return try store.set(.turn, beside) }
        try store.forget(.turn)
        try store.forget(.turnBefore)
    }
}
