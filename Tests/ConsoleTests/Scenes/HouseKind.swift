import Foundation
import Lending
import Messaging
import Store
import Synchronization

@testable import Console

/// A known house. Each is made once; every test gets a copy of its own, which is much quicker than writing it anew.
enum HouseKind: String, Sendable {
    case empty
    /// One person, and nothing else yet.
    case lone
    /// Five who are behind, a month of payments, messages in every state.
    case month
    /// The same with a loan that waits for its approval and one that was written off.
    case lending
    /// Enough for many pages.
    case many
    /// More than may be reminded without typing their number.
    case crowd
    /// A month whose messages are near what they may cost, or would be over it with a bulk action.
    case ceiling, overCeiling
    /// The five at a trial account.
    case trial
    /// Amounts of nine digits and more.
    case wealthy
    /// The five at an account that Twilio does not let in any more.
    case refused
    /// The month, with a bulk action that is going out.
    case running
    /// The five, some of whom were visited or called today.
    case visited
    /// Names and texts that try to get out of their place.
    case hostile

    private var seed: (House) throws -> Void {
        switch self {
        case .empty, .lone: { _ in }
        case .month: House.month
        case .lending: House.lending
        case .many: House.many(60)
        case .crowd: House.many(260)
        case .ceiling: House.spending(ceiling: 400_000)
        case .overCeiling: House.spending(ceiling: 300_000)
        case .trial:
            { house in
                try House.five(house)
                try house.store.set(.accountSID, "AC1")
                try house.store.noteAccountType(.trial, of: "AC1")
                try house.store.noteAccountCheck(.authorised, of: "AC1")
                try house.store.noteAccountBalance(amount: "12.34", currency: "USD", of: "AC1")
                house.time.pass(seconds: 300)
            }
        case .refused:
            { house in
                try House.five(house)
                try house.store.set(.accountSID, "AC1")
                try house.store.noteAccountBalance(amount: "12.34", currency: "USD", of: "AC1")
                house.time.pass(seconds: 300)
                let mensajero = try house.another(login: "mensajero")
                try mensajero.noteAccountCheck(.refused(20003), of: "AC1")
                try mensajero.pause(.account, reason: "", errorCode: 20003)
            }
        case .wealthy: House.wealthy
        case .running: House.running
        case .visited: House.visited
        case .hostile: House.hostile
        }
    }

    /// What a copy is made of.
    struct Original: Sendable {
        let database: Data
        let time: Instant
        let user: Operator
    }

    private static let made = Mutex<[HouseKind: Original]>([:])

    func open() throws -> House {
        let original = try Self.made.withLock { made in
            let original = try made[self] ?? House(seed: seed, withoutPeople: self == .lone).original()
            made[self] = original
            return original
        }
        return try House(copyOf: original)
    }
}
