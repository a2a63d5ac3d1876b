import Glibc
import Testing

@testable import Terminal

/// Signals belong to the whole process, so one test at a time.
@Suite("The event loop", .serialized)
struct EventLoopTests {
    /// Clocks that stand still until a test moves them.
    final class Hands {
        var time: Int64 = 0
        var clock: LoopClock {
            LoopClock(monotonic: { [self] in time }, wall: { [self] in time })
        }
    }

    let display = MemoryDisplay(size: Size(width: 10, height: 2))
    let hands = Hands()

    @Test("keys waiting together are handled before one draw")
    func drains() {
        let loop = EventLoop(display: display, signals: nil, clock: hands.clock)
        display.type("jjjjjq")
        var draws = 0
        var events: [Event] = []
        let end = loop.run { event in
            events.append(event)
            if draws == 1, events.count == 6 { display.press(.character("x")) }
            if event == .key(.character("x")) { loop.stop() }
        } draw: {
            draws += 1
            var canvas = display.canvas()
            canvas.put("cuadro \(draws)", at: Point(x: 0, y: 1))
            display.present(canvas, cursor: Point(x: 0, y: 1))
        }
        #expect(end == .stopped)
        #expect(display.lines == ["", "cuadro 1"] && display.cursor == Point(x: 0, y: 1))
        #expect(events.count == 7)
        #expect(draws == 1)
    }

    @Test("a flood of keys does not keep the picture from being drawn")
    func flood() {
        let loop = EventLoop(display: display, signals: nil, clock: hands.clock)
        for _ in 0..<2500 { display.press(.down) }
        var keys = 0
        var draws: [Int] = []
        _ = loop.run { _ in
            keys += 1
            if keys == 2500 { display.hangUp() }
        } draw: {
            draws.append(keys)
        }
        #expect(draws == [0, 1000, 2000, 2500])
    }

    @Test("what was typed before the line was cut is still handled, then the loop ends")
    func hangUp() {
        let loop = EventLoop(display: display, signals: nil, clock: hands.clock)
        display.type("ab")
        display.hangUp()
        var keys = 0
        let end = loop.run { _ in
            keys += 1
        } draw: {
        }
        #expect(end == .inputEnded && keys == 2)
    }

    @Test("a watched descriptor is drained at once; a false alarm draws nothing")
    func watching() {
        let loop = EventLoop(display: display, signals: nil, clock: hands.clock)
        let pipe = WakePipe()
        var alarms = 0
        loop.watch(pipe.readEnd) {
            while pipe.receive() != nil {}
            alarms += 1
            if alarms == 1 { pipe.send(1) }
            return alarms == 2
        }
        pipe.send(1)
        var draws = 0
        let end = loop.run { event in
            #expect(event == .changed)
            loop.stop()
        } draw: {
            draws += 1
        }
        #expect(end == .stopped && alarms == 2 && draws == 1)
    }

    @Test("changes in a stream are held back, keys are not")
    func stream() {
        let loop = EventLoop(display: display, signals: nil, clock: hands.clock)
        let pipe = WakePipe()
        loop.watch(pipe.readEnd) {
            while pipe.receive() != nil {}
            return true
        }
        pipe.send(1)
        var events: [Event] = []
        _ = loop.run { event in
            events.append(event)
            switch events.count {
            case 1:
                pipe.send(1)
                display.type("a")
            case 2:
                hands.time = 250
                display.type("b")
            case 4: loop.stop()
            default: break
            }
        } draw: {
        }
        #expect(events.prefix(2) == [.changed, .key(.character("a"))])
        #expect(events.dropFirst(2).contains(.changed))
    }

    @Test("a descriptor that broke is no longer watched")
    func broken() {
        let loop = EventLoop(display: display, signals: nil, clock: hands.clock)
        let pipe = WakePipe()
        loop.watch(pipe.readEnd) { true }
        pipe.closeWriteEnd()
        display.type("q")
        let end = loop.run { event in
            if event == .key(.character("q")) { loop.stop() }
        } draw: {
        }
        #expect(end == .stopped)
    }

    @Test("idle work waits for the keys")
    func idle() {
        let loop = EventLoop(display: display, signals: nil, clock: hands.clock)
        loop.wantsIdle = true
        display.type("a")
        var events: [Event] = []
        _ = loop.run { event in
            events.append(event)
            if event == .idle { loop.stop() }
        } draw: {
        }
        #expect(events == [.key(.character("a")), .idle])
        #expect(!loop.wantsIdle)
    }

    @Test("the timer and the minute come by the clock")
    func times() {
        let loop = EventLoop(display: display, signals: nil, clock: hands.clock)
        loop.wake(after: 10)
        hands.time = 60_000
        var events: [Event] = []
        _ = loop.run { event in
            events.append(event)
            if events.count == 2 { loop.stop() }
        } draw: {
        }
        #expect(events == [.timer, .minute])
    }

    @Test("Ctrl-Z stops only where a shell waits")
    func suspension() {
        let loop = EventLoop(display: display, signals: nil, clock: hands.clock)
        display.press(.control("z"), .character("a"))
        var events: [Event] = []
        _ = loop.run { event in
            events.append(event)
            if event == .key(.character("a")) {
                display.canSuspend = true
                display.press(.control("z"))
            }
            if event == .continued { loop.stop() }
        } draw: {
        }
        #expect(events == [.key(.character("a")), .continued])
        #expect(display.suspensions == 1)
    }

    @Test("a new window size, a continue and an end come as signals")
    func signals() {
        let signals = SignalPipe()
        let loop = EventLoop(display: display, signals: signals, clock: hands.clock)
        display.resize(to: Size(width: 3, height: 1))
        kill(getpid(), SIGWINCH)
        var events: [Event] = []
        let end = loop.run { event in
            events.append(event)
            if event == .resized { kill(getpid(), SIGCONT) }
            if event == .continued { kill(getpid(), SIGTERM) }
        } draw: {
        }
        #expect(events == [.resized, .continued])
        #expect(end == .signal(SIGTERM))
        #expect(display.size == Size(width: 3, height: 1))
        // Once for each: after both of them nobody knows what the terminal shows.
        #expect(display.repaints == 2)
    }

    @Test("handlers of before are back when nobody listens any more")
    func restored() {
        var before = sigaction()
        sigaction(SIGWINCH, nil, &before)
        do { _ = SignalPipe() }
        var after = sigaction()
        sigaction(SIGWINCH, nil, &after)
        #expect(before.sa_flags == after.sa_flags)
        #expect((before.__sigaction_handler.sa_handler == nil) == (after.__sigaction_handler.sa_handler == nil))
    }
}
