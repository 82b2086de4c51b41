// The command played-notifications says what Alertmanager notifies over days or weeks, by its own code, within seconds: all of it
// runs in a bubble of testing/synctest, whose clock goes on when everything waits.
package main

import (
	"context"
	"encoding/json"
	"io"
	"log"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/prometheus/alertmanager/alert"
	"github.com/prometheus/alertmanager/config"
	"github.com/prometheus/alertmanager/config/receiver"
	"github.com/prometheus/alertmanager/dispatch"
	"github.com/prometheus/alertmanager/eventrecorder"
	"github.com/prometheus/alertmanager/featurecontrol"
	"github.com/prometheus/alertmanager/inhibit"
	"github.com/prometheus/alertmanager/matcher/compat"
	"github.com/prometheus/alertmanager/nflog"
	"github.com/prometheus/alertmanager/notify"
	"github.com/prometheus/alertmanager/provider/mem"
	"github.com/prometheus/alertmanager/silence"
	"github.com/prometheus/alertmanager/template"
	"github.com/prometheus/alertmanager/timeinterval"
	"github.com/prometheus/client_golang/prometheus"
	commoncfg "github.com/prometheus/common/config"
	"github.com/prometheus/common/model"
)

// A play is a configuration, whose receivers are webhooks, and the alerts that Prometheus sends.
type play struct {
	Config   string   `json:"config"`
	Features string   `json:"features"`
	Alerts   []firing `json:"alerts"`
	// Times in which the receivers answer, in milliseconds: the first for the first notification, and so on, again and again.
	Answers []int64 `json:"answers"`
	// Alertmanager's retention, and the time from one sending of Prometheus to the next, in milliseconds.
	Retention int64 `json:"retention"`
	Resend    int64 `json:"resend"`
	// Length in milliseconds since the start: Saturday, 1 January 2000, 0:00 UTC.
	Length int64 `json:"length"`
}

// A firing alert, in milliseconds since the start.
type firing struct {
	Labels map[string]string `json:"labels"`
	From   int64             `json:"from"`
	To     int64             `json:"to"`
}

// A notification as it arrived, in milliseconds since the start.
type notification struct {
	At     int64           `json:"at"`
	Path   string          `json:"path"`
	Alerts json.RawMessage `json:"alerts"`
}

// It reads a list of plays from its standard input and writes for each a list of notifications.
func main() {
	log.SetFlags(0)
	input, err := io.ReadAll(os.Stdin)
	check(err)
	var plays []play
	check(json.Unmarshal(input, &plays))
	testing.Main(func(_, _ string) (bool, error) { return true, nil }, []testing.InternalTest{{
		Name: "plays",
		F: func(t *testing.T) {
			synctest.Test(t, func(*testing.T) {
				answers := make([][]notification, len(plays))
				var all sync.WaitGroup
				for index, one := range plays {
					all.Go(func() { answers[index] = played(one) })
				}
				all.Wait()
				check(json.NewEncoder(os.Stdout).Encode(answers))
				// What still waits in the bubble ends with the process.
				os.Exit(0)
			})
		},
	}}, nil, nil)
}

// An inbox answers over pipes, because a clock of a bubble does not go on while something waits for the network.
type inbox struct {
	start    time.Time
	answers  []int64
	lock     sync.Mutex
	received []notification
	dialled  chan net.Conn
}

func (i *inbox) dial(context.Context, string, string) (net.Conn, error) {
	client, server := net.Pipe()
	i.dialled <- server
	return client, nil
}

func (i *inbox) Accept() (net.Conn, error) { return <-i.dialled, nil }
func (i *inbox) Close() error              { return nil }
func (i *inbox) Addr() net.Addr            { return &net.TCPAddr{} }

func (i *inbox) ServeHTTP(_ http.ResponseWriter, request *http.Request) {
	var message struct {
		Alerts json.RawMessage `json:"alerts"`
	}
	check(json.NewDecoder(request.Body).Decode(&message))
	i.lock.Lock()
	answer := i.answers[len(i.received)%len(i.answers)]
	at := time.Since(i.start).Milliseconds()
	i.received = append(i.received, notification{At: at, Path: request.URL.Path, Alerts: message.Alerts})
	i.lock.Unlock()
	time.Sleep(milliseconds(answer))
}

// The parts are put together as in github.com/prometheus/alertmanager/app, setup and reload, without its web server.
func played(one play) []notification {
	logger := slog.New(slog.DiscardHandler)
	features, err := featurecontrol.NewFlags(logger, one.Features)
	check(err)
	compat.InitFromFlags(logger, features)
	parsed, err := config.Load(one.Config)
	check(err)
	registry := prometheus.NewRegistry()
	var recorder eventrecorder.Recorder
	box := &inbox{start: time.Now(), answers: one.Answers, received: []notification{}, dialled: make(chan net.Conn, 100)}
	go func() { _ = http.Serve(box, box) }()

	never := make(chan struct{})
	notified, err := nflog.New(nflog.Options{Retention: milliseconds(one.Retention), Logger: logger, Metrics: registry})
	check(err)
	go notified.Maintenance(15*time.Minute, "", never, nil)
	silences, err := silence.New(silence.Options{Retention: milliseconds(one.Retention), Logger: logger, Metrics: registry})
	check(err)
	silencer := silence.NewSilencer(silences, logger, recorder)
	alerts, err := mem.NewAlerts(context.Background(), 30*time.Minute, 0, silencer, logger, recorder, registry, features)
	check(err)

	templates, err := template.FromGlobs(parsed.Templates)
	check(err)
	templates.ExternalURL = &url.URL{Scheme: "http", Host: "alertmanager"}
	receivers := map[string][]notify.Integration{}
	// A connection that is kept would end after five minutes: in a bubble at the very moment at which the next answer arrives.
	httpOptions := []commoncfg.HTTPClientOption{commoncfg.WithDialContextFunc(box.dial), commoncfg.WithKeepAlivesDisabled()}
	for _, receiverConfig := range parsed.Receivers {
		receivers[receiverConfig.Name], err = receiver.BuildReceiverIntegrations(receiverConfig, templates, logger, httpOptions...)
		check(err)
	}
	intervals := map[string][]timeinterval.TimeInterval{}
	for _, interval := range parsed.TimeIntervals {
		intervals[interval.Name] = interval.TimeIntervals
	}
	intervener := timeinterval.NewIntervener(intervals)
	inhibitor := inhibit.NewInhibitor(alerts, parsed.InhibitRules, logger, recorder)
	pipeline := notify.NewPipelineBuilder(registry, features, recorder).New(receivers, func() time.Duration { return 0 }, inhibitor, silencer, intervener, notified, nil)
	timeout := func(interval time.Duration) time.Duration { return max(interval, notify.MinTimeout) }
	dispatcher := dispatch.NewDispatcher(alerts, dispatch.NewRoute(parsed.Route, nil), pipeline, intervener, timeout, 30*time.Second, nil, logger, recorder, dispatch.NewDispatcherMetrics(false, registry, features), templates)
	go inhibitor.Run()
	inhibitor.WaitForLoading()
	go dispatcher.Run(time.Now())
	dispatcher.WaitForLoading()

	for _, alert := range one.Alerts {
		go send(alerts, box.start, alert, milliseconds(one.Resend))
	}
	time.Sleep(milliseconds(one.Length))
	box.lock.Lock()
	defer box.lock.Unlock()
	return box.received
}

// Prometheus sends an alert until it ends, and says each time how long Alertmanager believes that it still fires.
func send(alerts *mem.Alerts, start time.Time, one firing, resend time.Duration) {
	labels := model.LabelSet{}
	for name, value := range one.Labels {
		labels[model.LabelName(name)] = model.LabelValue(value)
	}
	from, to := start.Add(milliseconds(one.From)), start.Add(milliseconds(one.To))
	put := func(endsAt time.Time) {
		sent := model.Alert{Labels: labels, StartsAt: from, EndsAt: endsAt, GeneratorURL: "http://prometheus"}
		check(alerts.Put(context.Background(), alert.New(sent, time.Now(), false)))
	}
	time.Sleep(time.Until(from))
	for time.Now().Before(to) {
		put(time.Now().Add(4 * resend))
		time.Sleep(min(resend, time.Until(to)))
	}
	put(time.Now())
}

func milliseconds(count int64) time.Duration {
	return time.Duration(count) * time.Millisecond
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
