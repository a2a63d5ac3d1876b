import Console
import Messaging
import Terminal
import Testing

@Suite("The overdue list")
struct OverdueTests {
    @Test("on the smallest screen, in both languages and in ASCII")
    func smallest() throws {
        let house = try House(seed: House.five)
        try Golden.expect(Desk(house).text, "overdue-80x24-es")
        try Golden.expect(Desk(house, language: .en).text, "overdue-80x24-en")
        try Golden.expect(Desk(house, glyphs: .ascii).text, "overdue-80x24-ascii")
    }

    @Test("shows the selected loan beside it where there is room")
    func wide() throws {
        let house = try House(seed: House.many(60))
        try Golden.expect(Desk(house, width: 110, height: 30).text, "overdue-110x30-es")
        try Golden.expect(Desk(house, width: 200, height: 60).text, "overdue-200x60-es")
    }
}
