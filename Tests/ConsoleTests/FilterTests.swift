import Testing

@testable import Console

@Suite("Finding as one types")
struct FilterTests {
    @Test(
        "keeps the rows that are found in sight, on every list",
        arguments: [("1", 80), ("2", 80), ("3", 80), ("2", 120), ("3", 120)])
    func inSight(tab: String, width: Int) throws {
        let desk = Desk(try House(seed: House.busy), width: width)
        desk.press(tab, "/", "'rios'")
        #expect(desk.app.top.isTyping)
        #expect(desk.text.contains("María Fernanda"), "\(desk.text)")
        #expect(desk.lines.contains { $0.contains("▌") }, "\(desk.text)")
    }

    @Test(
        "leads the cursor to what stands in place of the rows, where none is found or there are none",
        arguments: ["1", "2", "3"])
    func emptyList(tab: String) throws {
        let desk = Desk(try House(seed: House.busy))
        desk.press(tab, "/", "'qqq'", "enter")
        #expect(desk.cursorLine.contains("Nada coincide"), "\(desk.text)")
        let quiet = Desk(try House(seed: House.five))
        quiet.press("3")
        #expect(quiet.cursorLine.contains("Todavía no hay mensajes"), "\(quiet.text)")
    }
}
