import Messaging
import Testing

@Suite("Words that stop messages")
struct StopWordsTests {
    @Test(
        "count as the whole message, however they are typed",
        arguments: [
            "STOP", "stop", " Salir ", "SALIR.", "¡salir!", "«Salir»", "Salir por favor", "BAJA", "Dar de baja",
            "dar  de\nbaja", "No más", "no más mensajes, gracias", "Parar 🙏", "Pare", "OPT-OUT", "Unsubscribe",
            "no me escriban más", "STOP STOP STOP", "Salir, salir", "Quiero salir", "No quiero recibir más mensajes",
            "no deseo más mensajes", "Por favor no me escriban", "ya no más", "Basta!",
        ])
    func stops(text: String) {
        #expect(StopWords.wish(text) == .stop)
    }

    @Test(
        "mean nothing inside a sentence",
        arguments: [
            "Voy a salir a pagar", "ya cancelé", "¿Cuánto debo para cancelar?", "cancelado", "Baja la cuota?",
            "baja, baja la cuota", "", "👍",
            "no", "si", "Quiero parar de deber", String(repeating: "salir ", count: 100),
        ])
    func none(text: String) {
        #expect(StopWords.wish(text) == .none)
        #expect(!StopWords.wish(text).stopsMessages)
    }

    @Test("CANCELAR alone stops, and says that it may mean paying off")
    func cancel() {
        #expect(StopWords.wish("Cancelar") == .stopOrPayOff)
        #expect(StopWords.wish("Cancelar").stopsMessages)
        #expect(StopWords.wish("quiero cancelar el crédito") == .none)
    }

    @Test("START and ALTA start again, AYUDA asks for help")
    func others() {
        #expect(StopWords.wish("Start") == .start)
        #expect(StopWords.wish("alta") == .start)
        #expect(StopWords.wish("AYUDA!") == .help)
    }
}
