import ArgumentParser
import Messaging

// The words of the help in the language of who asks. Both stand side by side where they are used: one that lacks a language
// does not compile, and a test looks for one that was written without this.

enum HelpWords {
    /// Looked up once: the parser asks for every command's words at each start.
    static let language = FailureSentence.currentLanguage

    /// The name that the help calls a command by; it answers to the one of the other language as well.
    static func name(of command: CommandName) -> String { language.name(of: command) }

    static func aliases(of command: CommandName) -> [String] {
        [command.spanish, command.english].filter { $0 != name(of: command) }
    }
}

extension String {
    /// What a command does.
    static func both(es spanish: String, en english: String) -> String {
        HelpWords.language.choose(es: spanish, en: english)
    }
}

extension NameSpecification {
    /// What an option is called, in both languages; the help says that of who asks first.
    static func both(es spanish: String, en english: String) -> NameSpecification {
        let names = HelpWords.language == .es ? [spanish, english] : [english, spanish]
        return NameSpecification(names.map { .customLong($0) })
    }
}

extension ArgumentHelp {
    /// What an option or argument does; `value` names what stands behind it, without which it is called after itself.
    static func both(es spanish: String, en english: String, value: (es: String, en: String)? = nil) -> ArgumentHelp {
        ArgumentHelp(
            String.both(es: spanish, en: english), valueName: value.map { String.both(es: $0.es, en: $0.en) })
    }
}
