package import Lending

/// Tags a row of the outbox; the row itself belongs to the store.
package enum Message {}

package typealias MessageID = Identifier<Message>
