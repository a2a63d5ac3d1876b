import Lending

/// Makes the clients: the same people in every portfolio of one size, whatever the day.
struct Townspeople {
    private let material: RawMaterial
    private var dice = Dice(seed: 2300)
    private var phones = PhoneBook()
    private var documents = Documents()

    /// A name that no column holds.
    private static let longName = "María del Pilar Inmaculada Concepción Echeverri de la Hoz y Saldarriaga Piñeros"

    init(_ material: RawMaterial) {
        self.material = material
    }

    /// `showingFailures` are the places of clients who allow both channels and whose numbers fail in the simulator.
    mutating func people(_ count: Int, showingFailures: [Int]) throws(DocumentError) -> [Person] {
        let types = Documents.deck.deal(count, &dice)
        let reaches = Reach.deck.deal(count, &dice)
        let permissions = Permission.deck.deal(count, &dice)
        var people: [Person] = []
        people.reserveCapacity(count)
        for place in 0..<count {
            let route = place % DemoPortfolio.collectors.count
            var person = Person(
                name: name(), document: try documents.next(types[place], &dice), address: address(on: route),
                route: route, permission: permissions[place])
            give(reaches[place], to: &person)
            people.append(person)
        }
        if count > 41 { people[41].name = Self.longName }
        for (place, phone) in zip(showingFailures, PhoneBook.failing) {
            people[place].phone = phone
            people[place].whatsapp = nil
            people[place].permission = .both
        }
        return people
    }

    private mutating func name() -> String {
        let names = dice.chance(55) ? material.women : material.men
        var given = dice.pick(names)
        // Two given names are usual; those with a blank are two already.
        if !given.utf8.contains(UInt8(ascii: " ")), dice.chance(45) {
            let second = dice.pick(names)
            if second != given, !second.utf8.contains(UInt8(ascii: " ")) { given += " " + second }
        }
        return "\(given) \(dice.pick(material.surnames)) \(dice.pick(material.surnames))"
    }

    private mutating func address(on route: Int) -> String {
        let street = dice.pick(["Calle", "Calle", "Carrera", "Carrera", "Diagonal", "Transversal"])
        let letter = dice.pick(["", "", "", "A", "B", " Bis"])
        let corner = "\(dice.within(1...99))-\(dice.within(10...99))"
        let place = dice.pick(material.neighbourhoods[route])
        return "\(street) \(dice.within(1...170))\(letter) # \(corner), \(place)"
    }

    private mutating func give(_ reach: Reach, to person: inout Person) {
        switch reach {
        case .mobile: person.phone = phones.mobile()
        case .ownWhatsApp:
            person.phone = phones.mobile()
            person.whatsapp = phones.mobile()
        case .landline: person.phone = phones.landline()
        case .landlineAndWhatsApp:
            person.phone = phones.landline()
            person.whatsapp = phones.mobile()
        case .nothing: break
        }
    }
}
