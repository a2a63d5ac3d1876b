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
    static func consent(
        of client: ClientID, _ means: ContactMeans, _ purpose: Consent.Purpose, to before: Consent.State?,
        from after: Consent.State, _ context: Context
    ) -> Undo {
        let (store, texts) = (context.store, context.texts)
        return fact(context) {
            _ = try store.client(client, scope: context.scope)
            return try store.consents(of: client).first { $0.means == means && $0.purpose == purpose }?.state
                != after
        } _: {
            try store.recordConsent(
                client, means: means, purpose: purpose, state: before ?? .revoked, source: texts.recordedByMistake)
            return texts.consentAsBefore
        }
    }

    /// The opt-outs that stood before stand again. What was withdrawn for them does not go back into the queue.
    static func optOuts(
        of client: ClientID, to before: [OptOut], from after: [OptOut], withdrawn: Int, _ context: Context
    ) -> Undo {
        let (store, texts) = (context.store, context.texts)
        // Silence is anybody's to note; that somebody wants to be written to again is the office's.
        let lifts = after.contains { !before.contains($0) }
        guard !lifts || context.user.role.mayRegisterConsent else { return .impossible(texts.optOutStays) }
        return fact(context) {
            _ = try store.client(client, scope: context.scope)
            return try Set(store.optOuts(of: client)) != Set(after)
        } _: {
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
}
