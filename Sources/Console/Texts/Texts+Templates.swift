import Lending
import Messaging
import Store
import Terminal

// The templates: list, editor, preview.

extension Texts {
    var templatesTitle: String { choose("Plantillas", "Templates") }
    var languageField: String { choose("Idioma", "Lang.") }
    var originField: String { choose("Origen", "Origin") }
    var sizeColumn: String { choose("Tamaño", "Size") }
    var ownTemplate: String { choose("propia", "own") }
    var builtInTemplate: String { choose("incluida", "built in") }
    var variablesField: String { choose("Variables", "Variables") }
    var noContentSid: String {
        choose(
            "Sin ContentSid: fuera de las 24 horas desde el último mensaje del cliente no sale por WhatsApp.",
            "No ContentSid: more than 24 hours after the client's last message it does not go by WhatsApp.")
    }

    func name(_ language: Language) -> String {
        switch language {
        case .es: choose("español", "Spanish")
        case .en: choose("inglés", "English")
        }
    }

    func templateCount(_ number: Int) -> String {
        count(number, es: ("plantilla", "plantillas"), en: ("template", "templates"))
    }

    func ownCount(_ number: Int) -> String {
        self.number(number) + choose(number == 1 ? " propia" : " propias", " own")
    }

    func unusableCount(_ number: Int) -> String {
        self.number(number) + choose(number == 1 ? " no se puede usar" : " no se pueden usar", " not usable")
    }

    /// With long values: `1 segm.`, `214 car.`
    func size(_ count: SegmentCount, _ channel: Channel) -> String {
        channel == .sms
            ? number(count.segments) + choose(" segm.", " segm.") : number(count.characters) + choose(" car.", " char")
    }

    /// `1 {nombre} · 2 {monto}`
    func variables(_ placeholders: [Placeholder]) -> String {
        placeholders.enumerated().map { "\($0.offset + 1) {\($0.element.rawValue)}" }.joined(separator: " · ")
    }

    // MARK: The editor

    func templateTitle(_ source: TemplateSource) -> String {
        let key = source.key
        return [
            choose("Plantilla", "Template"), name(key.kind), name(key.channel), name(key.language),
            source.isOwn ? ownTemplate : builtInTemplate,
        ].joined(separator: " · ")
    }

    var unsaved: String { choose("sin guardar", "not saved") }
    var leaveTemplateAgain: String {
        choose(
            "Hay cambios sin guardar: Ctrl-S los guarda, Esc otra vez sale sin ellos",
            "There are changes: Ctrl-S saves them, Esc again leaves without them")
    }
    var templateChangedMeanwhile: String {
        choose(
            "Alguien la cambió mientras tanto: Ctrl-S otra vez la reemplaza con lo suyo",
            "Somebody changed it meanwhile: Ctrl-S again replaces it with yours")
    }
    var templateSaved: String {
        choose("Guardada: vale desde el próximo mensaje", "Saved: it holds from the next message on")
    }
    var templateRestored: String { choose("Vale otra vez la incluida", "The built-in one holds again") }

    func warnings(_ number: Int) -> String {
        guard number > 0 else { return "" }
        return " · " + count(number, es: ("advertencia", "advertencias"), en: ("warning", "warnings"))
    }

    var restoreTitle: String { choose("Restaurar la plantilla incluida", "Restore the built-in template") }
    var restoreLine: String {
        choose("Lo escrito aquí se pierde y vale otra vez:", "What is written here is lost; this holds again:")
    }

    var pickClientTitle: String { choose("Verla con los datos de", "Show it with the figures of") }
    var pickClientHint: String { choose("nombre, documento o préstamo", "name, document or loan") }
    var nobodyToTry: String {
        choose(
            "No hay clientes en mora con quienes mostrarla.", "There are no overdue clients to show it with.")
    }

    func arrivesAt(_ shown: TemplateRehearsal) -> String {
        let sample = shown.isInvented ? choose(", cifras de ejemplo", ", sample figures") : ""
        return choose("Así llega a ", "How it reaches ") + "\(shown.clientName) (\(shown.loanNumber)\(sample)):"
    }

    /// Behind what the line below the list has no room for.
    var enterShowsIt: String { choose("Enter lo muestra", "Enter shows it") }

    /// `GSM-7 · 1 segmento · 138 caracteres, quedan 22 · ≈ US$0,05`
    func figures(_ shown: TemplateRehearsal, _ glyphs: Glyphs) -> String {
        let characters = count(
            shown.count.characters, es: ("carácter", "caracteres"), en: ("character", "characters"))
        let price = shown.cost.map { " · \(glyphs.approximately) " + cost($0, currency: shown.currency) } ?? ""
        guard shown.way == .sms else { return "WhatsApp · " + characters + price }
        let left =
            choose(shown.count.left == 1 ? ", queda " : ", quedan ", ", ") + number(shown.count.left)
            + choose("", " left")
        return shown.count.encoding.rawValue + " · " + segments(shown.count.segments) + " · " + characters + left
            + price
    }

    /// How WhatsApp carries it to this client; nil for SMS.
    func way(_ way: TemplateRehearsal.Way) -> String? {
        switch way {
        case .sms: nil
        case .openWindow:
            choose(
                "Escribió hace menos de 24 horas: sale este texto.", "Wrote within 24 hours: this text goes out.")
        case .sandbox:
            choose(
                "Sandbox: sale este texto, a quien se unió con «join».",
                "Sandbox: this text goes out, to who joined with \"join\".")
        case .approved(let sid):
            choose(
                "No ha escrito en 24 horas: sale la plantilla aprobada \(sid.rawValue.prefix(10))…",
                "Has not written within 24 hours: the approved template \(sid.rawValue.prefix(10))… goes out")
        case .none:
            choose(
                "No ha escrito en 24 horas y falta ContentSid: no sale por WhatsApp.",
                "Has not written within 24 hours and there is no ContentSid: it does not go by WhatsApp.")
        }
    }

    func knownPlaceholders(_ placeholders: [Placeholder]) -> String {
        choose("Datos: ", "Values: ") + placeholders.map { "{\($0.rawValue)}" }.joined(separator: " ")
            + choose(" · [si falta un dato, no sale esta parte]", " · [left out where a value is missing]")
    }
}
