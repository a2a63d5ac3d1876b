import Glibc
import Lending
import Messaging
import SQLite
import Store
import Twilio

/// Turns every error that can reach the edge into one sentence in the user's language.
enum FailureSentence {
    /// nil for what the argument parser says itself.
    static func failure(for error: any Error) -> Failure? {
        let language = currentLanguage
        switch error {
        case let failure as Failure: return failure
        case let error as StoreError:
            switch error {
            case .settingDiffers, .unknownUser: return Failure(.configuration, error.sentence(language))
            default: return Failure(.refused, error.sentence(language))
            }
        case let error as SQLiteError: return Failure(error.isBusy ? .busy : .refused, sentence(error, language))
        case let error as MigrationError: return Failure(.configuration, sentence(error, language))
        case let error as FileError: return Failure(.refused, sentence(error, language))
        case let error as PhoneNumberError: return Failure(.refused, error.sentence(language))
        case let error as TwilioAccountError: return Failure(.configuration, sentence(error, language))
        case let error as TwilioFailure: return Failure(.refused, sentence(error, language))
        default: return nil
        }
    }

    static var currentLanguage: Language {
        let environment = Variables.environment()
        let files = DataDirectory.locate(environment).environmentFiles
        let named = Variables(environment: environment, files: files)["DIAMANTE_LANG"]
        return named.flatMap { Language(rawValue: $0.lowercased()) } ?? .es
    }

    static func sentence(_ error: TwilioAccountError, _ language: Language) -> String {
        switch error {
        case .missing(let variable):
            language.choose(
                es: "Falta \(variable.rawValue): cópiela de la consola de Twilio al archivo .env (vea .env.example).",
                en:
                    "\(variable.rawValue) is missing: copy it from Twilio's console to the file .env (see .env.example)."
            )
        case .malformed(let variable):
            language.choose(
                es: "\(variable.rawValue) no es válida: cópiela de nuevo de la consola de Twilio.",
                en: "\(variable.rawValue) is not valid: copy it again from Twilio's console.")
        case .plainHTTP:
            language.choose(
                es: "TWILIO_API_URL debe comenzar por https://; http:// sólo se acepta para esta máquina.",
                en: "TWILIO_API_URL must begin with https://; http:// is accepted for this machine only.")
        }
    }

    static func sentence(_ failure: TwilioFailure, _ language: Language) -> String {
        switch failure {
        case .refused(let error):
            language.choose(
                es: "Twilio no lo aceptó (\(error.code.map { String($0) } ?? "HTTP \(error.status)")): "
                    + "revise el Account SID y el token.",
                en: "Twilio refused (\(error.code.map { String($0) } ?? "HTTP \(error.status)")): "
                    + "check the Account SID and the token.")
        case .rateLimited:
            language.choose(
                es: "Twilio pide ir más despacio: espere un minuto.", en: "Twilio asks to slow down: wait a minute.")
        case .unavailable(let status), .unreadable(let status):
            language.choose(
                es: "Twilio no responde bien ahora (HTTP \(status)): inténtelo más tarde.",
                en: "Twilio does not answer properly now (HTTP \(status)): try later.")
        case .unreachable(let reason):
            language.choose(
                es: "No hay conexión con Twilio (\(reason)): revise la red.",
                en: "Twilio cannot be reached (\(reason)): check the network.")
        case .foreignPage:
            language.choose(
                es: "Twilio envió una página de otro servidor: no se siguió.",
                en: "Twilio sent a page of another server: it was not followed.")
        }
    }

    private static func sentence(_ error: SQLiteError, _ language: Language) -> String {
        if error.isBusy {
            return language.choose(
                es: "La base de datos está ocupada: inténtelo otra vez en un momento.",
                en: "The database is busy: try again in a moment.")
        }
        if error.isFull {
            return language.choose(
                es: "El disco está lleno: libere espacio; no se guardó nada a medias.",
                en: "The disk is full: free some space; nothing was left half done.")
        }
        if error.isReadOnly || error.isCannotOpen {
            return language.choose(
                es: "No se puede escribir la base de datos: revise los permisos de la carpeta de datos.",
                en: "The database cannot be written: check the permissions of the data directory.")
        }
        if error.isNotADatabase || error.isCorrupt {
            return language.choose(
                es: "El archivo diamante.db no es una base de datos sana: restaure el último respaldo.",
                en: "The file diamante.db is not a sound database: restore the last backup.")
        }
        return language.choose(
            es: "La base de datos no lo permitió (\(error.code): \(error.message)). No se guardó nada.",
            en: "The database refused (\(error.code): \(error.message)). Nothing was written.")
    }

    private static func sentence(_ error: MigrationError, _ language: Language) -> String {
        switch error {
        case .newerThanProgram(let found, let known):
            language.choose(
                es: "La base de datos es de una versión más nueva (\(found)) que este programa (\(known)): "
                    + "instale el programa nuevo. No se cambió nada.",
                en: "The database is of a newer version (\(found)) than this program (\(known)): "
                    + "install the new program. Nothing was changed.")
        case .danglingReferences, .outOfOrder, .insideTransaction:
            language.choose(
                es: "La base de datos no se pudo actualizar y quedó como estaba: avise a soporte.",
                en: "The database could not be migrated and is as it was: tell support.")
        }
    }

    static func sentence(_ error: FileError, _ language: Language) -> String {
        guard !error.isWriting else {
            return language.choose(
                es: "No se puede escribir \(error.path): \(error.reason). Quedó como estaba.",
                en: "\(error.path) cannot be written: \(error.reason). It is as it was.")
        }
        return language.choose(
            es: "No se puede leer \(error.path): \(error.reason).", en: "\(error.path) cannot be read: \(error.reason)."
        )
    }
}
