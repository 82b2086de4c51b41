// The command prometheus-judge says whether Prometheus loads a configuration, by the code with which it does.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"net/url"
	"os"
	"strconv"
	"strings"

	"github.com/prometheus/common/model"
	"github.com/prometheus/prometheus/config"
	"github.com/prometheus/prometheus/discovery"
	_ "github.com/prometheus/prometheus/discovery/kubernetes"
	"github.com/prometheus/prometheus/model/labels"
	"github.com/prometheus/prometheus/model/rulefmt"
	"github.com/prometheus/prometheus/promql/parser"
	"github.com/prometheus/prometheus/scrape"
)

// A question has the configuration file, the rule files and the arguments of a server.
type question struct {
	Config string            `json:"config"`
	Rules  map[string]string `json:"rules"`
	Args   []string          `json:"args"`
}

// An answer has the error of the server, or an empty text.
type answer struct {
	Error string `json:"error"`
}

// It reads a question from each line of its standard input and writes an answer in a line.
func main() {
	lines := bufio.NewReaderSize(os.Stdin, 1<<20)
	answers := json.NewEncoder(os.Stdout)
	for decoder := json.NewDecoder(lines); decoder.More(); {
		var q question
		check(decoder.Decode(&q))
		var a answer
		if err := judge(q); err != nil {
			a.Error = err.Error()
		}
		check(answers.Encode(a))
	}
}

func judge(q question) error {
	logger := slog.New(slog.DiscardHandler)
	options, err := judgeArgs(q.Args)
	if err != nil {
		return err
	}
	loaded, err := config.Load(q.Config, logger)
	if err != nil {
		return err
	}
	jobs, err := loaded.GetScrapeConfigs()
	if err != nil {
		return err
	}
	for _, job := range jobs {
		if err := judgeTargets(job); err != nil {
			return fmt.Errorf("job %s: %w", job.JobName, err)
		}
	}
	for name, text := range q.Rules {
		_, errs := rulefmt.Parse([]byte(text), false, model.UTF8Validation, parser.NewParser(options), logger)
		if len(errs) > 0 {
			return fmt.Errorf("%s: %w", name, errors.Join(errs...))
		}
	}
	return nil
}

// judgeTargets says whether the addresses of a job become targets.
func judgeTargets(job *config.ScrapeConfig) error {
	builder := labels.NewBuilder(labels.EmptyLabels())
	for _, one := range job.ServiceDiscoveryConfigs {
		static, ok := one.(discovery.StaticConfig)
		if !ok {
			continue
		}
		for _, group := range static {
			targets, failures := scrape.TargetsFromGroup(group, job, nil, builder)
			if len(failures) > 0 {
				return failures[0]
			}
			for _, target := range targets {
				if _, err := url.Parse(target.URL().String()); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// judgeArgs reads the arguments of queries and features as the command of Prometheus does, which is not a package.
func judgeArgs(args []string) (parser.Options, error) {
	var options parser.Options
	for _, arg := range args {
		flag, value, _ := strings.Cut(arg, "=")
		var err error
		switch flag {
		case "--query.timeout":
			_, err = model.ParseDuration(value)
		case "--query.max-samples", "--query.max-concurrency":
			_, err = strconv.ParseInt(value, 0, 64)
		case "--web.external-url":
			if strings.Trim(value, `"'`) != value {
				err = errors.New("URL must not begin or end with quotes")
			} else {
				_, err = url.Parse(value)
			}
		case "--enable-feature":
			for feature := range strings.SplitSeq(value, ",") {
				switch feature {
				case "promql-experimental-functions":
					options.EnableExperimentalFunctions = true
				case "promql-binop-fill-modifiers":
					options.EnableBinopFillModifiers = true
				case "created-timestamp-zero-ingestion": // of scrapes, not of queries
				default:
					err = fmt.Errorf("unknown feature %s", feature)
				}
			}
		}
		if err != nil {
			return options, fmt.Errorf("%s: %w", flag, err)
		}
	}
	return options, nil
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
