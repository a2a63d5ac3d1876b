/// A sentence on the message line. It leaves with the next key or by itself after a few seconds; a failure stays until a
/// key that comes when it can have been seen.
package struct Note: Sendable, Equatable {
    package enum Level: Sendable { case done, notice, failure }

    package let level: Level
    package let text: String

    package static func done(_ text: String) -> Note { Note(level: .done, text: text) }
    package static func notice(_ text: String) -> Note { Note(level: .notice, text: text) }
    package static func failure(_ text: String) -> Note { Note(level: .failure, text: text) }
}
