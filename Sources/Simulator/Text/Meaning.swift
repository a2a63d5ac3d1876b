extension Simulator {
    /// What something does, for the help of `simulador`, in both languages.
    package struct Meaning: Sendable, Equatable {
        package let spanish: String
        package let english: String

        init(_ spanish: String, _ english: String) {
            self.spanish = spanish
            self.english = english
        }
    }
}
