import Testing

@testable import Terminal

@Suite("The reset sequence")
struct ResetSequenceTests {
    @Test(
        "pauses of old terminals are not written out",
        arguments: [("\u{1B}[m$<2>", "\u{1B}[m"), ("a$b<c>", "a$b<c>"), ("$<5*/>x", "x")])
    func padding(value: String, plain: String) {
        #expect(String(decoding: ResetSequence.withoutPadding(value.utf8), as: UTF8.self) == plain)
    }
}
