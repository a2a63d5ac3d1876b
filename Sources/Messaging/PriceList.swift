/// What a message costs, by channel and country, as an estimate before sending (`data/tarifas.csv`).
package struct PriceList: Sendable, Equatable {
    package enum Unit: String, Sendable, CaseIterable, Hashable {
        case segment = "segmento"
        case message = "mensaje"
    }

    package struct Price: Sendable, Hashable {
        package let cost: Cost
        package let unit: Unit

        package init(cost: Cost, unit: Unit) {
            self.cost = cost
            self.unit = unit
        }
    }

    /// ISO 4217; one for the whole list, so that sums mean something.
    package let currency: String
    private let prices: [Key: Price]

    private struct Key: Hashable {
        let channel: Channel
        /// ISO 3166; `*`: everywhere else.
        let country: String
    }

    /// Reads `canal,pais,precio,moneda,unidad`.
    package init(csv: String) throws(TableError) {
        let table = try TableOfNames(csv, needs: ["canal", "pais", "precio", "moneda", "unidad"])
        var prices: [Key: Price] = [:]
        var currency: String?
        for row in table.rows {
            guard let channel = Channel(rawValue: row["canal"].lowercased()) else { throw .badValue(row.line, "canal") }
            guard let unit = Unit(rawValue: row["unidad"].lowercased()) else { throw .badValue(row.line, "unidad") }
            guard let cost = Cost(parsing: row["precio"]), cost >= .zero else { throw .badValue(row.line, "precio") }
            let money = row["moneda"].uppercased()
            guard money.utf8.count == 3, currency ?? money == money else { throw .badValue(row.line, "moneda") }
            let country = row["pais"].uppercased()
            guard country == "*" || country.utf8.count == 2 else { throw .badValue(row.line, "pais") }
            currency = money
            prices[Key(channel: channel, country: country)] = Price(cost: cost, unit: unit)
        }
        guard let currency else { throw .empty }
        self.currency = currency
        self.prices = prices
    }

    /// nil where the list says nothing.
    package func price(_ channel: Channel, country: String) -> Price? {
        prices[Key(channel: channel, country: country)] ?? prices[Key(channel: channel, country: "*")]
    }

    /// What one message is expected to cost.
    package func estimate(_ channel: Channel, to number: PhoneNumber, segments: Int) -> Cost? {
        guard let price = price(channel, country: number.country) else { return nil }
        return switch price.unit {
        case .segment: price.cost * segments
        case .message: price.cost
        }
    }
}
