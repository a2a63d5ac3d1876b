/// What everybody who uses Twilio's WhatsApp sandbox or a trial account has to know, where it matters.
package enum SandboxText {
    /// Twilio's shared sandbox sender.
    package static let number = "+1 415 523 8886"

    package static func sentence(_ language: Language) -> String {
        language.choose(
            es:
                "WhatsApp sale por el sandbox: sólo llega a quien envió «join palabra-clave» al \(number) en las últimas "
                + "72 horas.",
            en:
                "WhatsApp goes out through the sandbox: it only reaches people who sent \"join keyword\" to \(number) within the "
                + "last 72 hours.")
    }

    /// What to do after one of Twilio's refusals that only a change outside of this program ends; nil for the others.
    package static func nextStep(code: Int, _ language: Language) -> String? {
        switch code {
        case 63015:
            language.choose(
                es:
                    "La palabra clave está en Twilio, Messaging, Try it out; la unión dura 72 horas. Cuando el cliente se "
                    + "haya unido, r lo envía otra vez. Con un número de WhatsApp propio esto no pasa.",
                en:
                    "The keyword is in Twilio, Messaging, Try it out; joining lasts 72 hours. Once the client has joined, r "
                    + "sends it again. With a WhatsApp sender of your own this does not happen.")
        case 21608:
            language.choose(
                es: "Verifique el número en Twilio, Phone Numbers, Verified Caller IDs, y con r lo envía otra vez. Una "
                    + "cuenta paga escribe a cualquiera.",
                en:
                    "Verify the number in Twilio, Phone Numbers, Verified Caller IDs, and r sends it again. A paid account "
                    + "writes to anybody.")
        case 21408:
            language.choose(
                es:
                    "Marque el país en Twilio, Messaging, Settings, Geo permissions; w reanuda los envíos y r envía éste "
                    + "otra vez.",
                en:
                    "Tick the country in Twilio, Messaging, Settings, Geo permissions; w resumes sending and r sends this "
                    + "one again.")
        default: nil
        }
    }
}
