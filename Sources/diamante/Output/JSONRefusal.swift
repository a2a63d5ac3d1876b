/// What a command that was asked for JSON prints where it refuses or fails: the sentence that stands on stderr, and the
/// status it leaves with. A command that has told its result already (an import with its errors) says no more.
enum JSONRefusal {
    static func print(_ sentence: String, _ status: Int32) {
        guard isAsked(CommandLine.arguments), !Printing.hasSpoken else { return }
        Printing.out(JSON.object([("error", .string(sentence)), ("salida", .integer(Int(status)))]).text)
    }

    /// By what was typed: what the parser refuses never becomes a command.
    static func isAsked(_ arguments: [String]) -> Bool {
        let options = arguments.dropFirst().prefix { $0 != "--" }
        return options.contains("--json")
            || ["--formato", "--format"].contains { name in
                options.contains("\(name)=json")
                    || zip(options, options.dropFirst()).contains { $0 == name && $1 == "json" }
            }
    }
}
