import Glibc

/// The one loop of the console: sleeps in `poll`, handles everything that is there, then draws once.
///
/// A held key is drained before drawing, so it costs one frame; changes by others are drawn at most four times a second;
/// and while nothing happens the process wakes once a minute. No thread, no timer signal.
package final class EventLoop {
    /// After so many keys, or so many milliseconds of them, a frame is drawn although more are waiting.
    private static let keysPerFrame = 1000
    private static let frameTime: Int64 = 100

    /// Set it to get one `.idle` when all is drawn and no key waits: for counts that take a while.
    package var wantsIdle = false

    private let display: any Display
    private let signals: SignalPipe?
    private let clock: LoopClock
    private var timetable: Timetable
    private var watched: [(descriptor: Int32, drain: () -> Bool)] = []
    private var end: LoopEnd?
    private var keysAreLeft = false

    package init(display: any Display, signals: SignalPipe?, clock: LoopClock = .system) {
        self.display = display
        self.signals = signals
        self.clock = clock
        timetable = Timetable(wall: clock.wall())
    }

    /// Watches a descriptor. `drain` empties it at once and answers whether it told of a change.
    package func watch(_ descriptor: Int32, drain: @escaping () -> Bool) {
        watched.append((descriptor, drain))
    }

    /// Milliseconds on a clock that never jumps.
    package var now: Int64 { clock.monotonic() }

    /// Asks for a `.timer` after so many milliseconds, instead of the one asked for before; nil asks for none.
    package func wake(after milliseconds: Int64?) {
        timetable.timer = milliseconds.map { clock.monotonic() + max(0, $0) }
    }

    /// Ends `run` after what is being handled.
    package func stop() {
        end = end ?? .stopped
    }

    /// Draws, then handles and draws until the end.
    package func run(handle: (Event) -> Void, draw: () -> Void) -> LoopEnd {
        end = nil
        draw()
        while true {
            let happened = step(handle)
            if let end { return end }
            if happened { draw() }
        }
    }

    /// Sleeps until something is there and handles all of it; true when there may be something new to draw.
    private func step(_ handle: (Event) -> Void) -> Bool {
        var ready = [pollfd(fd: display.inputDescriptor, events: Int16(POLLIN), revents: 0)]
        ready.append(pollfd(fd: signals?.descriptor ?? -1, events: Int16(POLLIN), revents: 0))
        ready += watched.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
        let sleeps = !wantsIdle && !keysAreLeft
        let wait = sleeps ? timetable.wait(monotonic: clock.monotonic(), wall: clock.wall()) : 0
        // Interrupted: the signal's byte is in the pipe, the next round reads it.
        guard poll(&ready, nfds_t(ready.count), Int32(wait)) >= 0 else { return false }

        var happened = false
        func tell(_ event: Event) {
            guard end == nil else { return }
            happened = true
            handle(event)
        }
        if ready[1].revents != 0 { handleSignals(tell) }
        if ready[0].revents != 0 || keysAreLeft { handleKeys(ready[0].revents, tell) }
        drainWatched(ready[2...])
        for event in timetable.due(monotonic: clock.monotonic(), wall: clock.wall()) { tell(event) }
        if wantsIdle, !happened {
            wantsIdle = false
            // Whoever carries what was drawn to the screen (the kernel's side of the terminal, sshd) may stand behind this
            // process on its processor, and would wait for milliseconds until its turn is over.
            sched_yield()
            tell(.idle)
        }
        return happened
    }

    private func handleSignals(_ tell: (Event) -> Void) {
        let came = signals?.drain() ?? []
        if let ending = came.sorted().first(where: SignalPipe.endings.contains) { end = .signal(ending) }
        if came.contains(SIGTSTP) {
            suspend(tell)
        } else if came.contains(SIGCONT) {
            display.resumed()
            tell(.continued)
        }
        if came.contains(SIGWINCH), display.updateSize() { tell(.resized) }
    }

    private func handleKeys(_ state: Int16, _ tell: (Event) -> Void) {
        let isAtEnd = state & Int16(POLLIN) == 0 || available == 0
        var count = 0
        keysAreLeft = false
        let began = clock.monotonic()
        while end == nil, let key = display.nextKey() {
            count += 1
            if key == .control("z") {
                suspend(tell)
            } else {
                tell(.key(key))
            }
            if count == Self.keysPerFrame || clock.monotonic() - began > Self.frameTime {
                keysAreLeft = true
                return
            }
        }
        let isBroken = state & Int16(POLLHUP | POLLERR | POLLNVAL) != 0
        if count == 0, isBroken || (isAtEnd && state != 0), end == nil { end = .inputEnded }
    }

    /// Bytes that can be read now; readable with none of them is the end of the input.
    private var available: Int32 {
        var count: Int32 = 0
        return ioctl(display.inputDescriptor, UInt(FIONREAD), &count) == 0 ? count : 1
    }

    private func suspend(_ tell: (Event) -> Void) {
        guard display.canSuspend else { return }
        display.suspend()
        // What came while stopped: being continued is known, an end is not.
        if let ending = signals?.drain().sorted().first(where: SignalPipe.endings.contains) { end = .signal(ending) }
        tell(.continued)
    }

    private func drainWatched(_ ready: ArraySlice<pollfd>) {
        var broken: Set<Int32> = []
        for (watch, state) in zip(watched, ready) where state.revents != 0 {
            if state.revents & Int16(POLLIN) == 0 {
                broken.insert(watch.descriptor)
            } else if watch.drain() {
                timetable.noteChange()
            }
        }
        // A descriptor that only reports errors would keep the loop from sleeping.
        watched.removeAll { broken.contains($0.descriptor) }
    }
}
