import Lending
import Messaging
import Store

extension Undo {
    static func client(_ id: ClientID, to before: ClientCard, from after: ClientCard, _ context: Context) -> Undo {
        fact(context) {
            try context.store.clientCard(id, scope: context.scope) != after
        } _: {
            try context.store.updateClient(id, before)
            return context.texts.clientAsBefore
        }
    }

    /// What held before is recorded again, with the word that it was a mistake; silence before is a consent taken back.
    ///
    /// Made in the write that recorded it.
    static func consent(
        of client: ClientID, _ means: ContactMeans, _ purpose: Consent.Purpose, to before: Consent.State?,
        _ context: Context
    ) throws -> Undo {
        let (store, texts) = (context.store, context.texts)
        return fact(context, unless: try saysMore(client, context)) {
            try store.recordConsent(
                client, means: means, purpose: purpose, state: before ?? .revoked, source: texts.recordedByMistake)
            return texts.consentAsBefore
        }
    }

    /// The opt-outs that stood before stand again. What was withdrawn for them does not go back into the queue.
    ///
    /// Made in the write that recorded them.
    static func optOuts(
        of client: ClientID, to before: [OptOut], from after: [OptOut], withdrawn: Int, _ context: Context
    ) throws -> Undo {
        let (store, texts) = (context.store, context.texts)
        // Silence is anybody's to note; that somebody wants to be written to again is the office's.
        let lifts = after.contains { !before.contains($0) }
        guard !lifts || context.user.role.mayRegisterConsent else { return .impossible(texts.optOutStays) }
        return fact(context, unless: try saysMore(client, context)) {
            for optOut in after where !before.contains(optOut) {
                guard let means = optOut.means else { continue }
                try store.liftOptOut(client, means: means, source: texts.recordedByMistake)
            }
            for optOut in before where !after.contains(optOut) {
                guard let means = optOut.means else { continue }
                try store.recordOptOut(
                    client, by: [means], scope: optOut.scope, source: texts.recordedByMistake)
            }
            return texts.optOutsAsBefore(withdrawn)
        }
    }

    /// Whether anything was recorded of a client's wishes after this moment, also what leaves them as they are: a STOP that
    /// comes in after an opt-out that was a mistake is a STOP.
    private static func saysMore(_ client: ClientID, _ context: Context) throws -> () throws -> Bool {
        func last() throws -> Int64? {
            try context.store.consentEvents(of: client, limit: 1, scope: context.scope).first?.id
        }
        let known = try last()
        return {
            _ = try context.store.client(client, scope: context.scope)
            return try last() != known
        }
    }
}
