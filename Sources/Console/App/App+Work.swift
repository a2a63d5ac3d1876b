import Lending
import Store
import Terminal

// What is read and counted while nobody types.

extension App {
    func works(_ screen: any ScreenView) -> Bool {
        screen.hasWork && !resting.contains(ObjectIdentifier(screen))
    }

    /// How long more is read before what is there is shown.
    private static let timeBeforePaint: Int64 = 5

    /// As much as fits before anybody would notice, so that what is quick makes one picture and not three. What turns out
    /// not to be quick is stopped, and asked again when the rest is on the screen.
    func work() {
        let began = context.clock.now.milliseconds
        var rounds = 0
        func isLate() -> Bool { rounds > 0 && context.clock.now.milliseconds - began >= Self.timeBeforePaint }
        repeat {
            workOnce(isLate)
            rounds += 1
        } while hasWork && rounds < 20 && !display.isKeyWaiting && !isLate()
        if !hasWork { rest() }
    }

    /// Everything is read and counted. Consoles are many on one machine, and wait nearly all of the time. Once a minute,
    /// with the clock: it takes longer than a page, and after each reading the next key would have to wait for it.
    private func rest() {
        guard isRestDue else { return }
        (isRestDue, hasReadSinceRest) = (false, false)
        context.store.giveMemoryBack()
    }

    /// What has the keyboard first, then what lies below, then the frame.
    private func workOnce(_ isLate: @escaping () -> Bool) {
        if works(top) {
            work(on: top, isLate)
        } else if works(fullScreen) {
            work(on: fullScreen, isLate)
        } else if standing.isStale {
            interruptible(isLate, { try standing.load() }, failed: { standing.giveUp() })
            bringOnMensajero()
        } else if isRolling {
            interruptible(isLate, { try rollOn() }, failed: { isRolling = false })
        }
    }

    /// The next loans of the new day; what is shown is read again when all of them are there.
    private func rollOn() throws {
        guard try context.store.rollOverStep().isDone else { return }
        isRolling = false
        if message?.note.level == .notice { message = nil }
        refreshAll()
    }

    /// Whoever finds work and nobody at it starts a mensajero: at most once a minute, should it die again and again.
    private func bringOnMensajero() {
        guard standing.lacksMensajero, mayStartMensajero, !context.isReadOnly else { return }
        mayStartMensajero = false
        do {
            try context.services.startMensajero()
            standing.noteStart(failure: nil)
        } catch {
            standing.noteStart(failure: context.sentence(error))
        }
    }

    private func work(on screen: any ScreenView, _ isLate: @escaping () -> Bool) {
        hasReadSinceRest = true
        interruptible(isLate, { try screen.work() }, failed: { resting.insert(ObjectIdentifier(screen)) })
    }

    /// A key that waits stops it; it is asked again after that key.
    private func interruptible(_ isLate: @escaping () -> Bool, _ body: () throws -> Void, failed: () -> Void) {
        do {
            _ = try context.store.unlessInterrupted(by: { [display] in isLate() || display.isKeyWaiting }, body)
        } catch {
            // Not asked again by itself, or it would be asked for ever.
            failed()
            say(.failure(context.sentence(error)))
        }
    }

    /// Draws the progress of long work and looks for `Esc`; other keys typed meanwhile are dropped. False to stop.
    ///
    /// Without a total it is work of idle hours: a key that comes stops it and is acted on, so none is taken here.
    func tellProgress(_ done: Int, of total: Int?) -> Bool {
        let now = context.clock.now.milliseconds
        guard now - lastProgress >= 250 else { return true }
        lastProgress = now
        var goesOn = true
        while total != nil, let key = display.nextKey() {
            if key == .escape || key == .control("c") { goesOn = false }
        }
        draw()
        return goesOn
    }

    /// Everything that waits, at once; for tests.
    package func settle() {
        var rounds = 0
        while hasWork, rounds < 100 {
            handle(.idle)
            rounds += 1
        }
    }
}
