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
        #expect(desk.text.contains("María Fernanda Ríos"), "\(desk.text)")
        #expect(desk.lines.contains { $0.contains("▌") }, "\(desk.text)")
    }
}
