extension PhoneNumber {
    /// ISO 3166 code of the country, for prices; `*` where the prefix is not one of those known here.
    package var country: String {
        let digits = e164.dropFirst()
        for (prefix, country) in Self.countries where digits.hasPrefix(prefix) { return country }
        return "*"
    }

    /// Where clients of a Colombian lender, or its own senders, have numbers. Longer prefixes first. +1 is shared by
    /// the United States, Canada and the Caribbean; the senders that Twilio rents out there are American.
    private static let countries = [
        ("57", "CO"), ("1", "US"), ("58", "VE"), ("593", "EC"), ("51", "PE"), ("507", "PA"), ("55", "BR"),
        ("54", "AR"), ("56", "CL"), ("52", "MX"), ("591", "BO"), ("595", "PY"), ("598", "UY"), ("506", "CR"),
        ("502", "GT"), ("503", "SV"), ("504", "HN"), ("505", "NI"), ("34", "ES"),
    ]
}
