import Demo
import Lending
import Messaging
import SQLite
import Simulator
import Store
import Testing

@Suite("The people of the demo portfolio")
struct PeopleTests {
    let house: DemoHouse

    init() throws {
        house = try DemoHouse()
    }

    @Test("are three hundred, a hundred on each collector's route, and nobody works under a name that is not said")
    func counts() throws {
        #expect(try house.count("SELECT count(*) FROM client") == 300)
        #expect(try house.texts("SELECT count(*) FROM client GROUP BY route_id") == ["100", "100", "100"])
        let staff = try house.store.people()
        #expect(staff.map(\.login) == ["ana", "carlos", "gloria", "luisa"])
        #expect(staff.map(\.routes) == [["Norte"], ["Centro"], [], ["Sur"]])
        #expect(staff.map(\.role) == [.collector, .collector, .owner, .collector])
    }

    @Test("have names as Colombians have them, and one that no column holds")
    func names() throws {
        let names = try house.texts("SELECT name FROM client")
        #expect(names.allSatisfy { $0.split(separator: " ").count >= 3 })
        for letter in ["á", "é", "í", "ó", "ú", "ñ", "Á", "Ó"] {
            #expect(names.contains { $0.contains(letter) }, "\(letter)")
        }
        #expect(names.count { $0.count > 60 } == 1)
        #expect(Set(names).count == 300)
    }

    @Test("have documents that the program itself would take, each once")
    func documents() throws {
        let kinds = try house.texts("SELECT document_type FROM client ORDER BY id")
        let numbers = try house.texts("SELECT document FROM client ORDER BY id")
        for (kind, number) in zip(kinds, numbers) {
            #expect(try Document.parse("\(kind) \(number)").number == number)
        }
        #expect(Set(zip(kinds, numbers).map { $0 + $1 }).count == 300)
        #expect(kinds.count { $0 == "CC" } == 268)
        #expect(Set(kinds) == ["CC", "CE", "NIT", "PPT", "PA"])
        #expect(Set(zip(kinds, numbers).filter { $0.0 == "CC" }.map { $0.1.count }) == [6, 7, 8, 10])
    }

    @Test("have numbers that exist in form only, each once: mobiles, a few landlines, and two people without")
    func phones() throws {
        let phones = try house.texts("SELECT phone FROM client WHERE phone IS NOT NULL")
        let others = try house.texts("SELECT whatsapp FROM client WHERE whatsapp IS NOT NULL")
        let numbers = try (phones + others).map { try #require(PhoneNumber(e164: $0)) }
        #expect(Set(numbers).count == numbers.count)
        #expect(numbers.allSatisfy { $0.e164.dropFirst(6).hasPrefix("555") })
        #expect(phones.count == 298)
        #expect((15...22).contains(others.count))
        #expect((3...5).contains(numbers.count { $0.kind == .colombianLandline }))
        #expect(numbers.allSatisfy { $0.kind != .foreign })
    }

    @Test("are reached in the simulator, but for eight overdue clients who show one failure each")
    func failures() throws {
        let endings = Set(Simulator.PhoneEnding.all.map(\.digits))
        let numbers = try house.texts(
            "SELECT phone FROM client WHERE phone IS NOT NULL UNION SELECT whatsapp FROM client WHERE whatsapp IS NOT NULL"
        )
        let failing = numbers.filter { endings.contains(String($0.suffix(4))) }
        #expect(Set(failing.map { $0.suffix(4) }).count == 8)
        #expect(failing.count == 8)
        let reminded = try house.texts(
            """
            SELECT phone FROM client c WHERE overdue > 0 AND phone LIKE '+573005550%'
              AND (SELECT count(*) FROM consent k WHERE k.client_id = c.id AND purpose = 'collection'
                     AND channel IN ('sms', 'whatsapp')) = 2
              AND NOT EXISTS (SELECT 1 FROM opt_out o WHERE o.client_id = c.id)
            """)
        #expect(Set(failing).isSubset(of: reminded))
    }

    @Test("allowed what people allow: most both channels, some one, few none, and some took it back")
    func consents() throws {
        func clients(_ channels: String, among: String = "'sms', 'whatsapp'") throws -> Int {
            try house.count(
                """
                SELECT count(*) FROM client c WHERE '\(channels)' =
                    (SELECT coalesce(group_concat(channel), '') FROM
                        (SELECT channel FROM consent k WHERE k.client_id = c.id AND purpose = 'collection'
                         AND channel IN (\(among)) AND state = 'granted' ORDER BY channel))
                """)
        }
        // The eight who show failures may come from any of the shares.
        #expect((180...188).contains(try clients("sms,whatsapp")))
        #expect((52...60).contains(try clients("sms")))
        #expect((37...45).contains(try clients("whatsapp")))
        #expect((7...15).contains(try clients("")))
        // Of visits and calls most allowed both, too, and nobody without a channel.
        #expect((165...188).contains(try clients("call,visit", among: "'visit', 'call'")))
        #expect(try clients("", among: "'visit', 'call'") > 20)
        #expect(try house.count("SELECT count(DISTINCT client_id) FROM consent WHERE purpose = 'marketing'") >= 60)
        #expect((5...8).contains(try house.count("SELECT count(DISTINCT client_id) FROM opt_out")))
        #expect(try house.count("SELECT count(DISTINCT scope) FROM opt_out") == 2)
        #expect(try house.count("SELECT count(*) FROM consent WHERE state = 'revoked'") >= 1)
        #expect(try house.count("SELECT count(*) FROM consent WHERE purpose = 'marketing' AND state = 'revoked'") == 0)
    }
}
