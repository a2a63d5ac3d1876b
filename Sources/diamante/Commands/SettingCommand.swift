import ArgumentParser
import Messaging
import Store

struct SettingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: HelpWords.name(of: .setting),
        abstract: .both(
            es: "Los ajustes del negocio: verlos todos, ver uno, o cambiarlo como dueño.",
            en: "The settings of the house: see all, see one, or change it as an owner."),
        aliases: HelpWords.aliases(of: .setting))

    @Argument(help: .both(es: "Cuál; sin él, todos.", en: "Which one; all without it.", value: ("nombre", "name")))
    var nombre: String?
    @Argument(
        help: .both(
            es: "El valor nuevo; «defecto» vuelve al de siempre.",
            en: "The new value; «defecto» goes back to the usual one.", value: ("valor", "value"))) var valor: String?
    @OptionGroup var output: OutputOptions

    func run() throws {
        let house = try House()
        guard let nombre else { return show(try house.store.settingLines(), house) }
        guard let setting = HouseSetting.named(nombre) else {
            throw Failure(
                .usage, StoreError.settingUnknown(Printing.harmless(nombre)).sentence(house.language))
        }
        if let valor {
            let changed = try house.store.change(setting, to: valor, role: house.me.role)
            if !output.json {
                Printing.note(
                    changed
                        ? house.say(es: "Guardado.", en: "Saved.")
                        : house.say(es: "Ya estaba así.", en: "It was like that already."))
            }
        }
        show(try house.store.settingLines().filter { $0.setting.setting == setting.setting }, house, one: true)
    }

    private func show(_ lines: [SettingLine], _ house: House, one: Bool = false) {
        guard output.json else {
            for line in lines { Printing.out(Self.text(line, house.language)) }
            return
        }
        let values = lines.map { Self.json($0, house.language) }
        Printing.out((one ? values.first ?? .null : .array(values)).text)
    }

    private static func text(_ line: SettingLine, _ language: Language) -> String {
        let setting = line.setting
        let standard = setting.shown(nil, language)
        return "\(setting.name(language)) = \(setting.shown(line.stored, language))\n    "
            + setting.sentence(language) + "\n    "
            + language.choose(
                es: "Valores: \(setting.allowed(language)); si no se dice: \(standard).",
                en: "Values: \(setting.allowed(language)); unless said: \(standard).")
    }

    private static func json(_ line: SettingLine, _ language: Language) -> JSON {
        let setting = line.setting
        return .object([
            ("nombre", .string(setting.name(language))), ("valor", .string(setting.shown(line.stored, language))),
            ("defecto", .string(setting.shown(nil, language))), ("valores", .string(setting.allowed(language))),
            ("descripcion", .string(setting.sentence(language))),
        ])
    }
}
