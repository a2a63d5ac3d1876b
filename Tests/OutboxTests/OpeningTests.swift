import Testing

@testable import Outbox

@Suite("Opening connections one by one")
struct OpeningTests {
    @Test("begins with two, grows with each answer up to the most, and halves where none comes")
    func widens() {
        var opening = Opening(most: 5)
        #expect(opening.width == 2)
        for expected in [3, 4, 5, 5] {
            opening.answered()
            #expect(opening.width == expected)
        }
        opening.unanswered()
        #expect(opening.width == 2)
        opening.unanswered()
        #expect(opening.width == 2)
    }

    @Test("never asks for more than was allowed", arguments: [0, 1])
    func narrow(most: Int) {
        var opening = Opening(most: most)
        opening.answered()
        #expect(opening.width == 1)
        opening.unanswered()
        #expect(opening.width == 1)
    }
}
