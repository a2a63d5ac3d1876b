import Lending
import Messaging
import Store
import Terminal
import Testing

@testable import Console

/// One screen or dialog as keys lead to it in a known house. All of them are drawn in every look, and held to what holds
/// for every screen.
struct Scene: Sendable, CustomTestStringConvertible {
    let name: String
    /// What is on top then.
    let screen: any ScreenView.Type
    let keys: [String]
    var house: HouseKind = .month
    var services: @Sendable (House) throws -> Services = Scene.working

    init(
        _ name: String, _ screen: any ScreenView.Type, in house: HouseKind = .month,
        services: @escaping @Sendable (House) throws -> Services = Scene.working, _ keys: String...
    ) {
        self.name = name
        self.screen = screen
        self.keys = keys
        self.house = house
        self.services = services
    }

    var testDescription: String { name }

    /// Everything runs.
    static let working: @Sendable (House) throws -> Services = { house in
        var services = try house.servicesWithErrors()
        services.mensajeroCard = {
            MensajeroCard(
                pid: 4711, since: House.opening.adding(seconds: -7200), lastSend: House.opening.adding(seconds: 60))
        }
        services.templates = Plates().shelf()
        return services
    }

    /// Somebody rewrote some templates, one of them wrongly.
    static let rewritten: @Sendable (House) throws -> Services = { house in
        let plates = Plates()
        plates.own[TemplateKey(.overdue, .sms, .es)] = "{empresa}: {nombre}, debe {monto}.\nSALIR\n"
        plates.own[TemplateKey(.dueToday, .sms, .es)] = "{empresa}: {cliente}, hoy vence. SALIR\n"
        plates.own[TemplateKey(.overdue, .whatsapp, .es)] = """
            ContentSid: HX0123456789abcdef0123456789abcdef
            Variables: nombre, monto

            {empresa}: {nombre}, {monto}. SALIR

            """
        var services = try working(house)
        services.templates = plates.shelf()
        return services
    }

    /// Nothing is set up, and a secret lies open.
    static let fresh: @Sendable (House) throws -> Services = { house in
        var services = house.services(mensajero: .unconfigured)
        services.problems = { ["Otros usuarios pueden leer .env: ejecute chmod 600 .env."] }
        return services
    }
}

extension Desk {
    /// Somebody who typed the keys of a scene.
    convenience init(_ scene: Scene, _ look: Look = Look(size: Look.small, language: .es), house: House? = nil) throws {
        let house = try house ?? scene.house.open()
        self.init(
            house, width: look.size.width, height: look.size.height, glyphs: look.glyphs, language: look.language,
            services: try scene.services(house))
        for key in scene.keys { press(key) }
    }
}
