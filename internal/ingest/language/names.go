package language

import "github.com/abadojack/whatlanggo"

// named are the names of languages, in English, by their codes of ISO 639-1, or
// of ISO 639-3 where there is none of two letters.
var named = map[string]string{
	"af": "Afrikaans", "ak": "Akan", "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian",
	"bh": "Bhojpuri", "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "ceb": "Cebuano", "cs": "Czech", "cy": "Welsh",
	"da": "Danish", "de": "German", "el": "Greek", "en": "English", "eo": "Esperanto", "es": "Spanish", "et": "Estonian",
	"eu": "Basque", "fa": "Persian", "fi": "Finnish", "fr": "French", "ga": "Irish", "gl": "Galician", "gu": "Gujarati",
	"ha": "Hausa", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "ht": "Haitian Creole", "hu": "Hungarian", "hy": "Armenian",
	"id": "Indonesian", "ig": "Igbo", "ilo": "Ilocano", "is": "Icelandic", "it": "Italian", "ja": "Japanese", "jv": "Javanese",
	"ka": "Georgian", "kk": "Kazakh", "km": "Khmer", "kn": "Kannada", "ko": "Korean", "ku": "Kurdish", "ky": "Kyrgyz", "lo": "Lao",
	"lt": "Lithuanian", "lv": "Latvian", "mai": "Maithili", "mg": "Malagasy", "mk": "Macedonian", "ml": "Malayalam",
	"mn": "Mongolian", "mr": "Marathi", "ms": "Malay", "mt": "Maltese", "my": "Burmese", "nb": "Norwegian", "ne": "Nepali",
	"nl": "Dutch", "nn": "Norwegian", "no": "Norwegian", "ny": "Chewa", "om": "Oromo", "or": "Oriya", "pa": "Punjabi", "pl": "Polish",
	"ps": "Pashto", "pt": "Portuguese", "rn": "Rundi", "ro": "Romanian", "ru": "Russian", "rw": "Kinyarwanda", "si": "Sinhalese",
	"sk": "Slovak", "skr": "Saraiki", "sl": "Slovene", "sn": "Shona", "so": "Somali", "sq": "Albanian", "sr": "Serbian",
	"sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "tg": "Tajik", "th": "Thai", "ti": "Tigrinya", "tk": "Turkmen",
	"tl": "Tagalog", "tr": "Turkish", "ug": "Uyghur", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese",
	"yi": "Yiddish", "yo": "Yoruba", "zh": "Chinese", "zu": "Zulu",
}

// Coded is the language of a code; one without a name where the code is not
// known.
func Coded(code string) Language { return Language{Code: code, Name: named[code]} }

// codeOf is the code of a language. The library lacks some of two letters.
func codeOf(l whatlanggo.Lang) string {
	switch l {
	case whatlanggo.Pes:
		return "fa"
	case whatlanggo.Ydd:
		return "yi"
	}
	if code := l.Iso6391(); code != "" {
		return code
	}
	return l.Iso6393()
}
