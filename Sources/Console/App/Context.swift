package import Lending
package import Messaging
package import Store

/// What every screen works with: the books, the person, the texts, the world outside.
package final class Context {
    package let store: Store
    package let user: Operator
    package let texts: Texts
    package let services: Services
    /// Told of the progress of long work (done, of how many, where that is known); false when the person wants it stopped.
    /// Set by the app.
    package var progress: (Int, Int?) -> Bool = { _, _ in true }

    /// Why no mensajero could be started, while one is lacking.
    var startFailure: String?

    package init(store: Store, user: Operator, language: Language, services: Services) {
        self.store = store
        self.user = user
        texts = Texts(language: language)
        self.services = services
    }

    package var scope: Scope { user.scope }
    package var clock: BusinessClock { store.clock }
    package var today: Day { clock.today }
    package var isReadOnly: Bool { services.isReadOnly }

    /// The reason every writing action shares.
    package var offWhenReadOnly: OffReason? { isReadOnly ? .readOnly : nil }

    /// Does it, or says why not.
    package func trying(_ body: () throws -> [Effect]) -> [Effect] {
        do {
            return try body()
        } catch {
            return [.say(.failure(sentence(error)))]
        }
    }

    package func sentence(_ error: any Error) -> String {
        Store.sentence(error, texts.language)
    }
}
