package readout

// OfficeStatus tells whether the holder holds the office as the document says.
type OfficeStatus string

// The states of an office.
const (
	Current   OfficeStatus = "current"
	Former    OfficeStatus = "former"
	Designate OfficeStatus = "designate"
)

// Office is a title given to a named person.
type Office struct {
	Sourced
	Holder Who          `json:"holder"`
	Title  string       `json:"title"`
	Body   *Who         `json:"body"` // the state or organisation
	Status OfficeStatus `json:"status"`
	Since  *When        `json:"since"`
	Until  *When        `json:"until"`
	How    *string      `json:"how"` // appointed, elected, resigned, dismissed, died
}
