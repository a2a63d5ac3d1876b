import Testing

@testable import Terminal

@Suite("The timetable of the loop")
struct TimetableTests {
    @Test("sleeps until the next full minute and no longer")
    func minute() {
        var table = Timetable(wall: 60_000 * 7 + 1)
        #expect(table.wait(monotonic: 0, wall: 60_000 * 7 + 1) == 59_999)
        #expect(table.due(monotonic: 0, wall: 60_000 * 8 - 1).isEmpty)
        #expect(table.due(monotonic: 0, wall: 60_000 * 8) == [.minute])
        #expect(table.due(monotonic: 0, wall: 60_000 * 8).isEmpty)
        #expect(table.wait(monotonic: 0, wall: 60_000 * 8) == 60_000)
    }

    @Test("a clock set back or far ahead gives one minute, not hours of none")
    func jumps() {
        var table = Timetable(wall: 60_000 * 1000)
        #expect(table.due(monotonic: 0, wall: 60_000 * 10 + 5) == [.minute])
        #expect(table.wait(monotonic: 0, wall: 60_000 * 10 + 5) == 59_995)
        #expect(table.due(monotonic: 0, wall: 60_000 * 5000) == [.minute])
        #expect(table.due(monotonic: 0, wall: 60_000 * 5000).isEmpty)
    }

    @Test("a change after quiet is shown at once, a stream of them four times a second")
    func changes() {
        var table = Timetable(wall: 0)
        table.noteChange()
        #expect(table.wait(monotonic: 1000, wall: 0) == 0)
        #expect(table.due(monotonic: 1000, wall: 0) == [.changed])
        #expect(table.wait(monotonic: 1000, wall: 0) == 60_000)
        table.noteChange()
        table.noteChange()
        #expect(table.due(monotonic: 1100, wall: 0).isEmpty)
        #expect(table.wait(monotonic: 1100, wall: 0) == 150)
        #expect(table.due(monotonic: 1250, wall: 0) == [.changed])
        #expect(table.due(monotonic: 9999, wall: 0).isEmpty)
    }

    @Test("the timer rings once")
    func timer() {
        var table = Timetable(wall: 0)
        table.timer = 500
        #expect(table.wait(monotonic: 100, wall: 0) == 400)
        #expect(table.due(monotonic: 499, wall: 0).isEmpty)
        #expect(table.due(monotonic: 600, wall: 0) == [.timer])
        #expect(table.due(monotonic: 700, wall: 0).isEmpty)
    }
}
