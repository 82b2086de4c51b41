// The command exposition-series says what Prometheus stores of an exposition: it reads it with the parser of Prometheus, and takes
// from it what the scrape of a target takes. Source:
// https://github.com/prometheus/prometheus/blob/v3.16.0/scrape/scrape.go.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"strconv"

	"github.com/prometheus/common/model"

	"github.com/prometheus/prometheus/model/labels"
	"github.com/prometheus/prometheus/model/textparse"
)

// question is an exposition with the content type of its response.
type question struct {
	ContentType string `json:"contentType"`
	// Body is base64 in JSON, because an exposition may hold bytes that are not UTF-8.
	Body []byte `json:"body"`
	// StoresNative says whether the scrape stores native histograms.
	StoresNative bool `json:"storesNative"`
	// KeepsClassic says whether it then stores their classic form too.
	KeepsClassic bool `json:"keepsClassic"`
}

type series struct {
	Labels    map[string]string `json:"labels"`
	Value     string            `json:"value"`
	Timestamp *int64            `json:"timestamp"`
}

type metadata struct {
	Type string `json:"type,omitempty"`
	Help string `json:"help,omitempty"`
	Unit string `json:"unit,omitempty"`
}

type answer struct {
	// Error is why the scrape fails, or empty.
	Error    string              `json:"error"`
	Series   []series            `json:"series"`
	Metadata map[string]metadata `json:"metadata"`
	// Samples is how many samples count against the limit of a scrape.
	Samples int `json:"samples"`
}

// It reads one question a line from its standard input, and writes one answer a line.
func main() {
	log.SetFlags(0)
	input := bufio.NewReader(os.Stdin)
	output := json.NewEncoder(os.Stdout)
	for {
		line, err := input.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return
		}
		check(err)
		var asked question
		check(json.Unmarshal(line, &asked))
		check(output.Encode(answerTo(asked)))
	}
}

// A reading is an answer with what it is made from.
type reading struct {
	answer
	// texts are the series as the parser knows them, and known as the storage does.
	texts, known map[string]bool
}

func answerTo(asked question) answer {
	read := reading{answer{Series: []series{}, Metadata: map[string]metadata{}}, map[string]bool{}, map[string]bool{}}
	if err := read.scrape(asked); err != nil {
		return answer{Error: err.Error(), Series: []series{}, Metadata: map[string]metadata{}}
	}
	return read.answer
}

func (read *reading) scrape(asked question) error {
	if len(asked.Body) == 0 {
		return nil
	}
	parser, err := textparse.New(asked.Body, asked.ContentType, labels.NewSymbolTable(), textparse.ParserOptions{
		IgnoreNativeHistograms:                  !asked.StoresNative,
		KeepClassicOnClassicAndNativeHistograms: asked.KeepsClassic,
	})
	if parser == nil {
		return err
	}
	for {
		entry, err := parser.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch entry {
		case textparse.EntryType:
			name, kind := parser.Type()
			read.describe(name, func(about *metadata) { about.Type = string(kind) })
		case textparse.EntryHelp:
			name, help := parser.Help()
			read.describe(name, func(about *metadata) { about.Help = string(help) })
		case textparse.EntryUnit:
			name, unit := parser.Unit()
			read.describe(name, func(about *metadata) { about.Unit = string(unit) })
		case textparse.EntrySeries:
			text, timestamp, value := parser.Series()
			if err := read.add(parser, text, timestamp, value); err != nil {
				return err
			}
		case textparse.EntryHistogram:
			text, timestamp, whole, float := parser.Histogram()
			value := 0.0
			if whole != nil {
				value = float64(whole.Count)
			} else {
				value = float.Count
			}
			if err := read.add(parser, text, timestamp, value); err != nil {
				return err
			}
		}
	}
}

// add takes a series from a parser.
func (read *reading) add(parser textparse.Parser, text []byte, timestamp *int64, value float64) error {
	var set labels.Labels
	parser.Labels(&set)
	// A builder drops empty values, like the one that adds the labels of the target.
	set = labels.NewBuilder(set).Labels()
	if err := validated(set); err != nil {
		return err
	}
	if timestamp != nil || !read.texts[string(text)] {
		read.Samples++
	}
	read.texts[string(text)] = true
	// Of several samples of a series, Prometheus stores the first, and others that are newer.
	if identity := set.String(); !read.known[identity] {
		read.known[identity] = true
		read.Series = append(read.Series, series{
			Labels:    set.Map(),
			Value:     strconv.FormatFloat(value, 'g', -1, 64),
			Timestamp: copied(timestamp),
		})
	}
	return nil
}

// copied returns a time that the parser does not change.
func copied(timestamp *int64) *int64 {
	if timestamp == nil {
		return nil
	}
	value := *timestamp
	return &value
}

func (read *reading) describe(name []byte, change func(*metadata)) {
	about := read.Metadata[string(name)]
	change(&about)
	read.Metadata[string(name)] = about
}

// validated says why the scrape or the storage refuses a series.
func validated(set labels.Labels) error {
	if !set.Has(model.MetricNameLabel) {
		return errors.New("missing metric name")
	}
	if !set.IsValid(model.UTF8Validation) {
		return fmt.Errorf("invalid metric name or label names: %s", set.String())
	}
	if name, isTwice := set.HasDuplicateLabelNames(); isTwice {
		return fmt.Errorf("label name %q is not unique", name)
	}
	return nil
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
