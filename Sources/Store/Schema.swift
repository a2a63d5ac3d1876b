import SQLite

/// Every version of the database. A migration that has shipped is never edited: a change is a new one at the end.
enum Schema {
    static let migrations = Migrations(versions)
    static let versions = [
        Migration(1, sql: people + ledger + outbox + books),
        Migration(2, sql: proof),
        Migration(3, sql: recalls),
        Migration(4, sql: spending),
        Migration(5, sql: instantLists),
        Migration(6, sql: personalContacts),
        Migration(7, sql: consentTexts + inboundParties),
        Migration(8, sql: clientsByDays),
        Migration(9, sql: listOrders),
        Migration(10, sql: promiseWithdrawals),
        Migration(11, sql: messageOrders),
    ]
}
