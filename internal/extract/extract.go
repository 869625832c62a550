// Package extract turns the analysed document into the facts of one
// document: one file a list of the record. Rules live in the tables under
// lexicon/, which people edit. An Extractor is immutable and serves any
// number of goroutines. The package imports the vocabulary, text, doc, dates
// and names.
//
// Nothing stands without a source: every item is made by the builder, which
// refuses one without words or without somebody who says so.
package extract

import (
	"errors"

	"readout"
	"readout/internal/dates"
	"readout/internal/judge"
	"readout/internal/lang/doc"
	"readout/internal/names"
	"readout/text"
)

// Extractor reads analysed documents.
type Extractor struct {
	gazetteer *names.Gazetteer
	acts      *actTable
	words     *wordTable
	furniture *furnitureTable
	meeting   *meetingTable
	stances   *stanceTable
	linking   *linkageTable
	event     *eventTable
	dispute   *disputeTable
	draft     *draftTable
	provision *provisionTable
	speech    *judge.Model

	// Witness, where it is set, is shown each judgement as it is taken.
	Witness func(Judgement)
}

// New makes an extractor with the embedded tables. It fails when a table
// cannot be read, naming it.
func New() (*Extractor, error) {
	x := new(Extractor)
	err := errors.Join(
		into(&x.gazetteer, names.Load), into(&x.acts, loadActs), into(&x.words, loadWords), into(&x.furniture, loadFurniture),
		into(&x.meeting, loadMeetings), into(&x.stances, loadStances), into(&x.linking, loadLinkages), into(&x.event, loadEvents),
		into(&x.dispute, loadDisputes), into(&x.draft, loadDrafts), into(&x.provision, loadProvisions), into(&x.speech, loadSpeech))
	if err != nil {
		return nil, err
	}
	return x, nil
}

// into loads a table to its place.
func into[T any](to *T, load func() (T, error)) (err error) {
	*to, err = load()
	return err
}

// Extract gives the facts of one document, with ids that are local to it.
// The document itself is meta.
func (x *Extractor) Extract(meta readout.Document, t *text.Text, d *doc.Document) *readout.Record {
	p := &page{Extractor: x, builder: newBuilder(meta, t), doc: d, issued: map[string]int{}}
	if meta.Publisher != nil {
		p.publisher = names.Fold(*meta.Publisher)
	}
	p.index()
	p.setAside()
	p.actors()
	p.offices()
	p.times()
	p.statements()
	p.meetings()
	p.drafts()
	p.provisions()
	p.positions()
	p.linkages()
	p.events()
	p.disputes()
	return p.finish()
}

// page is the work on one document.
type page struct {
	*Extractor
	*builder
	doc *doc.Document

	publisher  string    // folded
	home       int       // the publisher among the actors, or -1
	lastOutlet int       // the outlet named last as told or reporting, or -1
	sentence   []int32   // of each token, its sentence
	children   [][]int32 // of each token, its dependents in order
	aside      []bool    // of each token, whether it is no part of the report
	quoted     []bool    // of each token, whether it stands in the content of a statement
	mentionOf  []int32   // of each token, its mention, or -1
	mentions   []mention
	families   map[string]bool // folded family names of people named in full
	meant      map[int32]bool  // words that a personal pronoun goes back to
	people     []*entity       // every actor, in order of first mention
	titles     []title
	links      map[int32]int32
	spoken     []*utterance
	inside     []*utterance   // of each token, the innermost statement that holds it, or nil
	attitudes  []*utterance   // attributions that are no statements
	issued     map[string]int // of each kind of paper, who issued the last one
	whens      []dates.Expr
	papers     []*paper
	lastMet    []int // who took part in the meeting mentioned last
}
