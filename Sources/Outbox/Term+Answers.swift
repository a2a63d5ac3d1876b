import Lending
import Messaging
import Store
import Twilio

extension Term {
    func receive(_ finished: TwilioClient<Errand>.Finished) {
        if let date = finished.serverDate { checkClock(date) }
        if let outcome = seen(in: finished.answer) { note(outcome, isWished: finished.tag.isWish) }
        switch (finished.tag, finished.answer) {
        case (.create(let order), .created(let outcome)):
            sender.answered(order, outcome, http: finished.httpStatus)
            if case .accepted = outcome {
                probe.accepted()
                showSend()
            }
        case (.look(let look), .listed(let result)):
            do {
                if let (call, errand) = try reconciler.answered(look, result) { client.start(call, tag: errand) }
            } catch {
                reconciler.abandon(look)
                storeRefused(error)
            }
        case (.list, .listed(let result)):
            follow { try poller.answered(result) }
            if case .success = result {
                askAccount()
                askBalance()
            }
        case (.account, .account(let result)): accountAnswered(result)
        case (.balance, .balance(let result)): balanceAnswered(result)
        case (.check, .listed(let result)): wishAnswered(result)
        case (.fetch, .fetched(let result)): follow { try poller.fetched(result) }
        case (.recall(let order), .canceled(let outcome)):
            recall(order) {
                if let (call, errand) = try recaller.answered(order, outcome) { client.start(call, tag: errand) }
            }
        case (.recalled(let order), .fetched(let result)): recall(order) { try recaller.fetched(order, result) }
        case (.probe, .listed(let result)): probed(result)
        // A call and its answer are of one kind (`TwilioAnswer`).
        default: desk.log.error("an answer of another kind")
        }
    }

    private static let day: Uptime = 86_400_000

    /// Twilio lets us read: once a day it is asked what kind of account this is, so that people know before they send.
    private func askAccount() {
        guard end == nil, accountAsked.map({ desk.up - $0 >= Self.day }) ?? true else { return }
        accountAsked = desk.up
        isAskingAccount = true
        client.start(.account, tag: .account)
    }

    /// Without an answer what was known stays: a key may send and not read the account.
    private func accountAnswered(_ result: Result<TwilioAccountKind, TwilioFailure>) {
        isAskingAccount = false
        guard case .success(let account) = result, let type = account.type else { return }
        do {
            try desk.store.noteAccountType(type, of: desk.account.sid)
        } catch {
            storeRefused(error)
        }
    }

    private func recall(_ order: RecallOrder, _ step: () throws -> Void) {
        do {
            try step()
        } catch {
            recaller.abandon(order)
            storeRefused(error)
        }
    }

    private func follow(_ step: () throws -> StatusPoller.Next) {
        do {
            let next = try step()
            for (call, errand) in next.calls { client.start(call, tag: errand) }
            for reported in next.reported { act(on: reported) }
        } catch {
            storeRefused(error)
        }
    }

    private func act(on reported: StatusPoller.Reported) {
        let reason = PauseReason.error(code: reported.code, text: reported.text)
        switch reported.refusal {
        case .pauseAccount: desk.hold(.account, reason, code: reported.code)
        case .pauseSender(let seconds):
            let until = desk.now.adding(seconds: seconds)
            desk.hold(reported.channel.pauseScope, reason, code: reported.code, until: until)
        case .slowDown: sender.slowDown(reported.channel, code: reported.code, retryAfter: nil)
        case .reject, .retry, .uncertain: break
        }
    }

    func probed(_ result: Result<MessagePage, TwilioFailure>) {
        isProbing = false
        switch result {
        case .success where isAccountHeldByUs || desk.isListFailing || desk.pauses.isOurs(.backlog):
            desk.lift(.account)
            desk.listAnswered()
            sender.trouble.answered()
            probe.lifted(at: desk.up)
        // The account is well, and the clock still wrong.
        case .success, .failure:
            probe.failed(isUnreachable: isUnreachable, at: desk.up, chance: desk.settings.chance())
        }
    }

    /// Legal hours are only as right as the clock.
    private func checkClock(_ date: Int64) {
        desk.clock.note(date, at: desk.now)
        if !desk.clock.fits {
            desk.hold(.collection, .clock(minutes: desk.clock.minutesOff))
        } else if desk.pauses.isOurs(.collection), !desk.isListFailing {
            desk.lift(.collection)
        }
    }

    func storeRefused(_ error: any Error) {
        storeFailures += 1
        storeHeldUntil = desk.up + desk.wait(desk.settings.waits.writing, failures: storeFailures)
        desk.log.error("the database refused (\(storeFailures)): \(error)")
        // Busy once is no trouble.
        if Store.isDiskFull(error) || storeFailures > 1 {
            showTrouble(Store.isDiskFull(error) ? .diskFull : .cannotWrite)
        }
    }
}
