package import Lending

/// Tags a row of the outbox; the row itself belongs to the store.
package enum Message {}
/// Tags one bulk action.
package enum Run {}

package typealias MessageID = Identifier<Message>
package typealias RunID = Identifier<Run>
