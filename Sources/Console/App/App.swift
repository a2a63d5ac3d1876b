import Lending
import Messaging
import Store
package import Terminal

/// The console: a stack of screens over the top-level ones, keys in, one picture out.
///
/// Everything happens in `handle`, one event after the other; `draw` shows the result. What may take a while (counts,
/// sums, a filter over a million rows) waits for `.idle` and is interrupted by a key. No thread, no network.
package final class App {
    /// The smallest window that is drawn for; a dialog may ask for more.
    package static let smallest = Size(width: 40, height: 10)
    /// Below so many rows the rule above the status line gives its row to the screen.
    static let lowHeight = 24

    package let context: Context
    let display: any Display
    let tabs: [Tab]
    /// Screens once visited; each keeps its filter, marks and cursor.
    var pages: [Tab: any ScreenView] = [:]
    var tab: Tab
    /// Screens and dialogs over the top-level one.
    var stack: [any ScreenView] = []
    var standing: Standing
    var message: Shown?
    /// Said while a failure stood there that nobody had seen yet.
    var waiting: Shown?
    var undo: Undo?
    /// What takes back the run that was sent from here last, also after something else was done.
    var undoOfRun: Undo?
    var answer: Answer?
    var question: Question?
    /// Screens whose work failed; they rest until something changes.
    var resting: Set<ObjectIdentifier> = []
    var lastProgress: Int64 = 0
    /// A screen has read something since memory was given back: what the frame looks at every minute is little, and stays.
    var hasReadSinceRest = true
    /// The minute is over, and what it brings is still being read.
    var isRestDue = false
    var mayStartMensajero = true
    /// The arrears are on their way to a new day.
    var isRolling = false
    private(set) var isLeaving = false
    /// The owner gave this person other routes or another role, or took the access away.
    private var isSomebodyElse = false
    private var dataVersion: Int64 = 0
    /// The day on which what is shown was read: days past due and lights are those of a day.
    private var day: Day
    weak var loop: EventLoop?

    package init(context: Context, display: any Display, tabs: [Tab] = Tab.built) {
        self.context = context
        self.display = display
        self.tabs = tabs
        tab = tabs.first ?? .overdue
        standing = Standing(context)
        day = context.clock.today
        context.progress = { [unowned self] done, total in self.tellProgress(done, of: total) }
        dataVersion = (try? context.store.dataVersion) ?? 0
        rollOver()
        let greetings = context.services.greetings
        if !greetings.isEmpty { say(.notice(greetings.joined(separator: " · "))) }
        show(tab)
        if let version = try? context.store.dataVersion { dataVersion = version }
    }

    /// Shows the screens until the person leaves or the terminal is gone.
    ///
    /// `changes` tells of other processes' commits. The answer carries the sentence for the door, if there is one.
    package func run(on loop: EventLoop, changes: ChangeFeed?) -> (end: LoopEnd, farewell: String?) {
        self.loop = loop
        if let changes { loop.watch(changes.descriptor, drain: changes.drain) }
        loop.wantsIdle = hasWork
        let end = loop.run(handle: { handle($0) }, draw: { draw() })
        return (end, farewell)
    }

    /// Whether an `.idle` would find something to do.
    package var hasWork: Bool { works(top) || works(fullScreen) || standing.isStale || isRolling }

    package func handle(_ event: Event) {
        switch event {
        case .key(let key): press(key)
        case .resized: arrange()
        case .changed: noticeChange()
        case .minute:
            rollOver()
            noticeDay()
            noticeChange()
            mayStartMensajero = true
            isRestDue = hasReadSinceRest
            // A template or the price list, changed by hand.
            if context.store.renewBusiness() { refreshAll() }
            standing.refresh()
        case .timer: standing.tick()
        case .idle: work()
        case .continued:
            // The window may have another size by now, of which no signal told while the process was stopped.
            arrange()
            display.repaint()
        }
        if event != .idle { dismissOldMessage() }
        loop?.wantsIdle = hasWork
        loop?.wake(after: [standing.millisecondsToNextSecond, messageTimeLeft].compactMap { $0 }.min())
        if isLeaving { loop?.stop() }
    }

    func leave() {
        isLeaving = true
    }

    /// What is said after the terminal was given back: messages go on without their console, or wait, or are gone with the
    /// demo.
    var farewell: String? {
        if isSomebodyElse { return context.texts.comeInAgain }
        guard let count = try? messagesToLeave(), count > 0 else { return nil }
        if context.services.isDemo { return context.texts.goneWithTheDemo(count) }
        if context.services.mensajero() == .unconfigured { return context.texts.waitsForTwilio(count) }
        let isPaused =
            standing.isRunPaused
            || standing.pauses.contains { [.account, .place, .backlog].contains($0.scope) }
        return isPaused ? context.texts.waitsForResuming(count) : context.texts.goesOn(count)
    }

    /// Within what this person sees, of any run or none; served by `message_by_state`.
    private func messagesToLeave() throws -> Int {
        var query = MessageQuery()
        query.states = [.queued, .sending]
        return try context.store.messageCounts(query, scope: context.scope).values.reduce(0, +)
    }

    // MARK: What is on top

    /// The top-level screen.
    var page: any ScreenView { pages[tab] ?? Nowhere(context) }
    /// What has the keyboard.
    var top: any ScreenView { stack.last ?? page }
    /// What fills the screen: the highest page of the stack.
    var fullScreen: any ScreenView { stack.last { !$0.isDialog } ?? page }

    func show(_ wanted: Tab) {
        guard tabs.contains(wanted) else { return }
        tab = wanted
        stack = []
        if let page = pages[wanted] {
            page.refresh()
        } else {
            pages[wanted] = wanted.screen(context)
        }
        arrange()
    }

    // MARK: Changes

    /// Asks the database whether anything is new before anything is read again.
    private func noticeChange() {
        guard let version = try? context.store.dataVersion else { return refreshAll() }
        guard version != dataVersion else {
            // What it cannot write to the database the mensajero tells beside it.
            if context.services.mensajero() != standing.mensajero { refreshAll() }
            return
        }
        dataVersion = version
        guard isStillWhoCameIn else {
            isSomebodyElse = true
            return leave()
        }
        refreshAll()
    }

    /// Everything is a day older, also where no instalment fell due and nothing was written.
    private func noticeDay() {
        let today = context.clock.today
        guard today != day else { return }
        day = today
        refreshAll()
    }

    /// Whoever sits here goes on with what they may see and do until the owner changes it, and not until they leave.
    private var isStillWhoCameIn: Bool {
        do {
            let now = try context.store.operatorNamed(context.user.login)
            return now.role == context.user.role && now.scope == context.user.scope
        } catch StoreError.unknownUser {
            return false
        } catch {
            // The database says nothing now; it is asked again with the next change.
            return true
        }
    }

    /// `data_version` does not count one's own writes, so they say it themselves.
    func refreshAll() {
        resting = []
        context.store.renewBusiness()
        page.refresh()
        for screen in stack { screen.refresh() }
        standing.refresh()
    }

    /// A new day moves the arrears; whoever comes first does it for all.
    ///
    /// The first few hundred loans at once, the others while nobody types: the list stands there meanwhile.
    private func rollOver() {
        guard !context.isReadOnly else { return }
        do {
            let step = try context.store.rollOverStep()
            isRolling = !step.isDone
            if step.loans > 0 { refreshAll() }
            if isRolling { say(.notice(context.texts.rollingOver)) }
        } catch {
            say(.failure(context.sentence(error)))
        }
    }
}
