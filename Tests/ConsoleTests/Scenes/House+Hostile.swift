import Lending
import Messaging
import Store

// Data that tries to get out of its place: escape sequences, ten thousand characters, text from right to left, emoji,
// towers of combining marks, NUL.

extension House {
    static let hostileTexts = [
        "\u{1B}[31mRojo\u{1B}]0;título\u{7}\u{1B}[2J\u{9B}5m", "Nulo\u{0}dentro\u{0}", "日本語の名前株式会社",
        "\u{202E}etnerrof\u{202C} \u{2066}שלום\u{2069} مرحبا", "👩‍👩‍👧‍👦🏳️‍🌈🇨🇴👍🏽 emoji",
        "Z" + String(repeating: "\u{301}\u{327}", count: 60) + "algo", String(repeating: "x", count: 10_000),
        "línea\r\nuna\ttab\u{B}\u{85}\u{2028}fin", "\u{FEFF}\u{200B}\u{200D}invisible\u{AD}",
        "%s%n'; DROP TABLE loan;--",
    ]

    static func hostile(_ house: House) throws {
        let store = house.store
        let worst = hostileTexts[0] + hostileTexts[2] + hostileTexts[5]
        try store.savePerson(login: "ana", name: worst, role: .owner, routes: ["Centro", worst])
        for (index, text) in hostileTexts.enumerated() {
            let card = ClientCard(
                document: try Document(type: .cc, number: String(900_000 + index)), name: text,
                phone: "+57300555010\(index)", whatsapp: nil, address: text, routeID: try house.route(worst),
                visitOrder: 1)
            let client = try store.addClient(card)
            for channel in Channel.allCases {
                try store.recordConsent(
                    client, means: .message(channel), purpose: .collection, state: .granted, source: text)
                try store.recordConsent(
                    client, means: .message(channel), purpose: .marketing, state: .granted, source: text)
            }
            let number = index == 1 ? "1042" : "9\(index)\(index == 0 ? "\u{1B}[7m日本" : "")"
            try house.loan(number, of: client, firstDueDaysAgo: 10 + index)
            let order = PaymentOrder(
                loanNumber: number, amount: Money(20_000), reference: text, key: "h\(index)", confirmation: .only(.sms))
            let paid = try store.registerPayment(order, scope: .all)
            if index % 2 == 0 {
                try store.annulPayment(receipt: paid.receipt, reason: text, role: .owner, scope: .all)
            }
        }
        for index in 0..<4 {
            let client = try house.client(ofLoan: index == 1 ? "1042" : "9\(index)\(index == 0 ? "\u{1B}[7m日本" : "")")
            try house.remind(client)
        }
        try store.pause(.whatsapp, reason: worst)
    }
}
