import Lending
import Store
import Terminal

// What is read and counted while nobody types.

extension App {
    func works(_ screen: any ScreenView) -> Bool {
        screen.hasWork && !resting.contains(ObjectIdentifier(screen))
    }

    /// As much as fits before anybody would notice, so that what is quick makes one picture and not three.
    func work() {
        let began = context.clock.now.milliseconds
        var rounds = 0
        repeat {
            workOnce()
            rounds += 1
        } while hasWork && rounds < 20 && !display.isKeyWaiting && context.clock.now.milliseconds - began < 10
    }

    /// What has the keyboard first, then what lies below, then the frame.
    private func workOnce() {
        if works(top) {
            work(on: top)
        } else if works(fullScreen) {
            work(on: fullScreen)
        } else if standing.isStale {
            interruptible({ try standing.load() }, failed: { standing.giveUp() })
            bringOnMensajero()
        }
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

    private func work(on screen: any ScreenView) {
        interruptible({ try screen.work() }, failed: { resting.insert(ObjectIdentifier(screen)) })
    }

    /// A key that waits stops it; it is asked again after that key.
    private func interruptible(_ body: () throws -> Void, failed: () -> Void) {
        do {
            _ = try context.store.unlessInterrupted(by: { [display] in display.isKeyWaiting }, body)
        } catch {
            // Not asked again by itself, or it would be asked for ever.
            failed()
            say(.failure(context.sentence(error)))
        }
    }

    /// Draws the progress of long work and looks for `Esc`; other keys typed meanwhile are dropped. False to stop.
    func tellProgress(_ done: Int, of total: Int) -> Bool {
        let now = context.clock.now.milliseconds
        guard now - lastProgress >= 250 else { return true }
        lastProgress = now
        var goesOn = true
        while let key = display.nextKey() {
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
