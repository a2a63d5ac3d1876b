import Lending
import Messaging
import Store
import Twilio

// What every answer tells of the account by the way, for Estado: nothing is asked only for that, but when a person wishes.

extension Term {
    /// How old what is kept may become while it stays the same, and how rarely the balance is asked for: each wakes the
    /// consoles.
    private static let checkInterval: Uptime = 300_000
    private static let day: Uptime = 86_400_000

    /// Whether Twilio was reached and let us in; nil where the answer is about its message alone.
    func seen(in answer: TwilioAnswer) -> AccountCheck.Outcome? {
        switch answer {
        case .created(.accepted): return .authorised
        case .created(.refused(let error)): return refusal(error) ?? .authorised
        case .created(.notSent(let word)): return .unreachable(word)
        case .listed(.success): return .authorised
        case .listed(.failure(.refused(let error))): return refusal(error)
        case .listed(.failure(.unreachable(let word))): return .unreachable(word)
        case .listed(.failure(.unavailable)), .listed(.failure(.unreadable)): return .unanswered
        default: return nil
        }
    }

    /// Only where it is the account's fault.
    private func refusal(_ error: TwilioError) -> AccountCheck.Outcome? {
        guard Refusal(error, earlier: 0, errors: desk.errors) == .pauseAccount else { return nil }
        return .refused(error.code ?? error.status)
    }

    /// Written when it is another than before, when a person asked, else once in a while.
    func note(_ outcome: AccountCheck.Outcome, isWished: Bool) {
        let isKnown = checked.map { $0.outcome == outcome && desk.up - $0.at < Self.checkInterval } ?? false
        guard isWished || !isKnown, desk.up >= storeHeldUntil else { return }
        checked = (outcome, desk.up)
        do {
            try desk.store.noteAccountCheck(outcome, of: desk.account.sid)
        } catch {
            storeRefused(error)
        }
    }

    /// Somebody stands at Estado and wants to know.
    func grantWish() throws {
        guard mayBeWished, end == nil, !isChecking else { return }
        mayBeWished = false
        guard try desk.store.takeAccountWish() else { return }
        isChecking = true
        balanceAgain = 0
        client.start(.list(MessageFilter(pageSize: 1)), tag: .check)
    }

    func wishAnswered(_ result: Result<MessagePage, TwilioFailure>) {
        isChecking = false
        switch result {
        case .success: askBalance()
        case .failure(let failure): desk.noteRefusal(failure)
        }
        // What is held because of the account ends, or goes on, with this as with any other probe.
        if needsProbe { probed(result) }
    }

    /// Twilio lets us read, so it is asked at the same time what is left.
    func askBalance() {
        guard end == nil, !isAskingBalance, desk.up >= balanceAgain else { return }
        isAskingBalance = true
        balanceAgain = desk.up + Self.checkInterval
        client.start(.balance, tag: .balance)
    }

    func balanceAnswered(_ result: Result<TwilioBalance, TwilioFailure>) {
        isAskingBalance = false
        switch result {
        case .success(let balance):
            do {
                try desk.store.noteAccountBalance(
                    amount: balance.amount, currency: balance.currency, of: desk.account.sid)
            } catch {
                storeRefused(error)
            }
        // A key may send and not read the account.
        case .failure(.refused): balanceAgain = desk.up + Self.day
        case .failure: break
        }
    }
}
