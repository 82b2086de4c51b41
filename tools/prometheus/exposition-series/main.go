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

func answerTo(asked question) answer {
	found := answer{Series: []series{}, Metadata: map[string]metadata{}}
	if err := found.scrape(asked); err != nil {
		return answer{Error: err.Error(), Series: []series{}, Metadata: map[string]metadata{}}
	}
	return found
}

func (found *answer) scrape(asked question) error {
	if len(asked.Body) == 0 {
		return nil
	}
	parser, err := textparse.New(asked.Body, asked.ContentType, labels.NewSymbolTable(), textparse.ParserOptions{
		IgnoreNativeHistograms: true,
	})
	if parser == nil {
		return err
	}
	texts := map[string]bool{}
	known := map[string]bool{}
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
			found.describe(name, func(about *metadata) { about.Type = string(kind) })
		case textparse.EntryHelp:
			name, help := parser.Help()
			found.describe(name, func(about *metadata) { about.Help = string(help) })
		case textparse.EntryUnit:
			name, unit := parser.Unit()
			found.describe(name, func(about *metadata) { about.Unit = string(unit) })
		case textparse.EntrySeries:
			text, timestamp, value := parser.Series()
			var set labels.Labels
			parser.Labels(&set)
			// A builder drops empty values, like the one that adds the labels of the target.
			set = labels.NewBuilder(set).Labels()
			if err := validated(set); err != nil {
				return err
			}
			if timestamp != nil || !texts[string(text)] {
				found.Samples++
			}
			texts[string(text)] = true
			// Of several samples of a series, Prometheus stores the first, and others that are newer.
			if identity := set.String(); !known[identity] {
				known[identity] = true
				found.Series = append(found.Series, series{
					Labels:    set.Map(),
					Value:     strconv.FormatFloat(value, 'g', -1, 64),
					Timestamp: copied(timestamp),
				})
			}
		}
	}
}

// copied returns a time that the parser does not change.
func copied(timestamp *int64) *int64 {
	if timestamp == nil {
		return nil
	}
	value := *timestamp
	return &value
}

func (found *answer) describe(name []byte, change func(*metadata)) {
	about := found.Metadata[string(name)]
	change(&about)
	found.Metadata[string(name)] = about
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
