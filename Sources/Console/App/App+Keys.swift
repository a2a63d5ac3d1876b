import Lending
import Messaging
import Store
import Terminal

extension App {
    /// Keys of every page. Dialogs have their own; only `Esc` and repainting work there too.
    package static let bindings: [Binding<App>] = [
        Binding(
            .character("w"), do: .desk(.pauseSending), in: .messages, off: \.offForPausing, meaning: \.pauseAction
        ) {
            MessageDesk($0.context).pauseOrResume()
        },
        Binding(.character("?"), .function(1), do: .help, in: .general) { $0.openHelp() },
        Binding(
            .character("q"), do: .leave, in: .general, meaning: { $0.stack.isEmpty ? .leave : .back },
            run: { $0.back() }),
        Binding(.character("u"), do: .undo, in: .general, footer: false, off: \.offForUndo) { $0.takeBack() },
        Binding(
            .character("T"), do: .desk(.templates), in: .screens, footer: false, off: \.offForTemplates
        ) { $0.openTemplates() },
        Binding(.character("J"), do: .desk(.houseSettings), in: .screens, footer: false) { $0.openSettings() },
        Binding(.character("F"), do: .desk(.holidays), in: .screens, footer: false) { $0.openHolidays() },
        Binding(.character(":"), do: .palette, in: .general, footer: false) { $0.openPalette() },
        Binding(.escape, do: .back, in: .general, footer: false) { $0.stack.isEmpty ? [] : [.pop] },
        Binding(.control("l"), do: .repaint, in: .general, footer: false) { _ in [.repaint] },
        Binding(.tab, do: .nextScreen, in: .screens, footer: false, off: \.offForTabs) { $0.step(1) },
        Binding(.backTab, do: .previousScreen, in: .screens, footer: false, off: \.offForTabs) { $0.step(-1) },
    ]

    /// The digits of the screens that exist.
    package static func tabBindings(_ tabs: [Tab]) -> [Binding<App>] {
        tabs.map { tab in
            let digit = Unicode.Scalar(UInt8(ascii: "0") + UInt8(tab.rawValue))
            return Binding(.character(digit), do: .show(tab), in: .screens, footer: false) { _ in [.show(tab)] }
        }
    }

    /// The help of a dialog; where `?` is a letter of what is typed, F1 is not.
    package static let dialogBindings: [Binding<App>] = [
        Binding(.function(1), .character("?"), do: .help, in: .general) { $0.openHelp() }
    ]

    /// What works now: the screen's own keys first, then those of every page or dialog.
    var keys: [BoundKey] {
        let own = top.keys
        if top is HelpScreen { return own }
        let general = top.isDialog || top.isTyping ? Self.dialogBindings : Self.bindings + Self.tabBindings(tabs)
        // A screen that takes a key of every page for itself has it alone.
        let taken = Set(own.flatMap(\.keys))
        return own + general.map { $0.bound(to: self) }.filter { !taken.isSuperset(of: $0.keys) }
    }

    func press(_ key: Key) {
        guard !isTooSmall else {
            // Nothing is done blindly, but the way out is open; a q that was typed into a form is none.
            if key == .control("c") || (key == .character("q") && stack.isEmpty && !page.isTyping) { leave() }
            return
        }
        if isEcho(key) { return }
        clearMessage()
        resting = []
        // A typed Ctrl-C is Esc, not death.
        let key = key == .control("c") ? .escape : key
        if lackingRoom != nil, key != .escape, key != .control("l") { return }
        if let effects = top.type(key) { return perform(effects) }
        do {
            try top.catchUp()
        } catch {
            return say(.failure(context.sentence(error)))
        }
        if let bound = keys.first(where: { $0.keys.contains(key) }) {
            if bound.off == nil, bound.action.isAnswer { answer = Answer(key: key, at: context.clock.now) }
            return perform(bound)
        }
        if key == .control("l") { return perform([.repaint]) }
        if key == .escape, top.isDialog { perform([.pop]) }
    }

    /// A key that said yes to something of weight.
    struct Answer {
        let key: Key
        var at: Instant
    }

    /// The key that answered a question, pressed twice or held a little too long, must not act on what lies below it.
    private func isEcho(_ key: Key) -> Bool {
        let now = context.clock.now
        guard let answer, answer.key == key, (0..<1000).contains(now.milliseconds(since: answer.at)) else {
            answer = nil
            return false
        }
        self.answer?.at = now
        return true
    }

    /// An action that is off says why and stays where it is.
    func perform(_ bound: BoundKey) {
        if let reason = bound.off { return say(.notice(context.texts.sentence(reason))) }
        perform(bound.run())
    }

    func perform(_ effects: [Effect]) {
        var brings = false
        for effect in effects {
            if case .undoable(let undo?) = effect { brings = undo.isPossible }
            perform(effect)
        }
        // Said beside what was done: that it can be taken back.
        if brings, message?.note.level == .done { message?.offersUndo = true }
    }

    private func perform(_ effect: Effect) {
        switch effect {
        case .push(let screen):
            stack.append(screen)
            arrange()
        case .replace(let screen):
            _ = stack.popLast()
            stack.append(screen)
            arrange()
        case .pop:
            guard stack.popLast() != nil else { return }
            arrange()
            top.resumed()
        case .popAndPerform(let action):
            perform(.pop)
            if let bound = keys.first(where: { $0.action == action }) { perform(bound) }
        case .show(let tab): show(tab)
        case .say(let note): say(note)
        case .wrote: refreshAll()
        case .queued:
            refreshAll()
            startMensajero()
        case .undoable(let undo): self.undo = undo
        case .dropTypedAhead: display.discardKeys()
        case .repaint: display.repaint()
        case .leave: leave()
        }
    }

    /// Committed first, started after: whoever queued makes sure that somebody sends.
    private func startMensajero() {
        do {
            try context.services.startMensajero()
        } catch {
            say(.failure(context.sentence(error)))
        }
    }

    // MARK: Actions of every page

    private func back() -> [Effect] {
        stack.isEmpty ? [.leave] : [.pop]
    }

    private func step(_ by: Int) -> [Effect] {
        guard let index = tabs.firstIndex(of: tab) else { return [] }
        return [.show(tabs[(index + by + tabs.count) % tabs.count])]
    }

    private var offForTabs: OffReason? { tabs.count < 2 ? .onlyOneScreen : nil }

    private var offForPausing: OffReason? { MessageDesk(context).offForPausing }
    private var pauseAction: Action { MessageDesk.pauseAction(standing.pauses) }
    private var offForTemplates: OffReason? { context.services.templates == nil ? .desk(.noTemplatesHere) : nil }

    private func openTemplates() -> [Effect] {
        guard !(fullScreen is TemplatesScreen), let shelf = context.services.templates else { return [] }
        return [.push(TemplatesScreen(context, shelf))]
    }

    private func openSettings() -> [Effect] {
        fullScreen is SettingsScreen ? [] : context.trying { [.push(try SettingsScreen(context))] }
    }

    private func openHolidays() -> [Effect] {
        fullScreen is HolidaysScreen ? [] : context.trying { [.push(try HolidaysScreen(context))] }
    }

    private func openHelp() -> [Effect] {
        [.push(HelpScreen(context, about: top.title, keys: keys))]
    }

    private func openPalette() -> [Effect] {
        [.push(PaletteScreen(context, keys: keys))]
    }
}
