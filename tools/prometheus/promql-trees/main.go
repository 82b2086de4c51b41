// The command promql-trees parses PromQL with Prometheus' own parser and writes what each expression means.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"math"
	"os"
	"sort"
	"strings"
	"time"

	"github.com/prometheus/prometheus/promql/parser"
)

// An answer has the tree of an expression, or the error of Prometheus.
type answer struct {
	Tree  string `json:"tree,omitempty"`
	Error string `json:"error,omitempty"`
}

// It reads expressions from its standard input, each as a JSON string on a line, and writes an answer for each on a line. Two
// expressions have the same tree if they mean the same: parentheses, plus signs, comments, the order of matchers, and the form of
// numbers, strings and durations are not part of it.
func main() {
	log.SetFlags(0)
	reader := parser.NewParser(parser.Options{EnableExperimentalFunctions: true, EnableBinopFillModifiers: true})
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	output := bufio.NewWriter(os.Stdout)
	encoder := json.NewEncoder(output)
	for lines.Scan() {
		var text string
		check(json.Unmarshal(lines.Bytes(), &text))
		var reply answer
		if expression, err := reader.ParseExpr(text); err != nil {
			reply.Error = err.Error()
		} else {
			reply.Tree = tree(expression)
		}
		check(encoder.Encode(reply))
		check(output.Flush())
	}
	check(lines.Err())
}

func tree(expression parser.Expr) string {
	switch node := expression.(type) {
	case *parser.NumberLiteral:
		return number(node.Val)
	case *parser.StringLiteral:
		return fmt.Sprintf("%q", node.Val)
	case *parser.ParenExpr:
		return tree(node.Expr)
	case *parser.UnaryExpr:
		return signed(node.Op, node.Expr)
	case *parser.VectorSelector:
		return selector(node)
	case *parser.MatrixSelector:
		return branch("matrix", tree(node.VectorSelector), length(node.Range, node.RangeExpr))
	case *parser.SubqueryExpr:
		times := moment(node.Timestamp, node.StartOrEnd) + " " + length(node.OriginalOffset, node.OriginalOffsetExpr)
		return branch("subquery", tree(node.Expr), length(node.Range, node.RangeExpr), length(node.Step, node.StepExpr), times)
	case *parser.Call:
		return branch(node.Func.Name, trees(node.Args)...)
	case *parser.AggregateExpr:
		kind := "by"
		if node.Without {
			kind = "without"
		}
		parts := []string{branch(kind, quoted(node.Grouping)...), tree(node.Expr)}
		if node.Param != nil {
			parts = append(parts, tree(node.Param))
		}
		return branch(node.Op.String(), parts...)
	case *parser.BinaryExpr:
		return branch(node.Op.String(), fmt.Sprint(node.ReturnBool), matching(node.VectorMatching), tree(node.LHS), tree(node.RHS))
	case *parser.DurationExpr:
		return duration(node)
	}
	panic(fmt.Sprintf("unknown node %T", expression))
}

func trees(expressions parser.Expressions) []string {
	var parts []string
	for _, expression := range expressions {
		parts = append(parts, tree(expression))
	}
	return parts
}

// The sign of a number is part of it, also before parentheses.
func signed(sign parser.ItemType, expression parser.Expr) string {
	if sign == parser.ADD {
		return tree(expression)
	}
	if value, ok := literal(expression); ok {
		return number(-value)
	}
	return branch("negation", tree(expression))
}

// The value of a number with signs and parentheses.
func literal(expression parser.Expr) (float64, bool) {
	switch node := expression.(type) {
	case *parser.NumberLiteral:
		return node.Val, true
	case *parser.ParenExpr:
		return literal(node.Expr)
	case *parser.UnaryExpr:
		value, ok := literal(node.Expr)
		if node.Op == parser.SUB {
			value = -value
		}
		return value, ok
	case *parser.DurationExpr:
		if node.LHS != nil || node.RHS == nil {
			return 0, false
		}
		value, ok := literal(node.RHS)
		if node.Op == parser.SUB {
			value = -value
		}
		return value, ok
	}
	return 0, false
}

func selector(node *parser.VectorSelector) string {
	var matchers []string
	for _, matcher := range node.LabelMatchers {
		matchers = append(matchers, fmt.Sprintf("%q%s%q", matcher.Name, matcher.Type, matcher.Value))
	}
	sort.Strings(matchers)
	edges := fmt.Sprintf("%t %t", node.Anchored, node.Smoothed)
	times := moment(node.Timestamp, node.StartOrEnd) + " " + length(node.OriginalOffset, node.OriginalOffsetExpr)
	return branch("selector", branch("matchers", matchers...), edges, times)
}

func moment(timestamp *int64, startOrEnd parser.ItemType) string {
	if timestamp != nil {
		return fmt.Sprint(*timestamp)
	}
	if startOrEnd == 0 {
		return "now"
	}
	return startOrEnd.String()
}

func length(fixed time.Duration, expression *parser.DurationExpr) string {
	if expression != nil {
		return duration(expression)
	}
	return number(fixed.Seconds())
}

func duration(node *parser.DurationExpr) string {
	switch {
	case node.LHS != nil:
		return branch(node.Op.String(), tree(node.LHS), tree(node.RHS))
	case node.RHS != nil:
		return signed(node.Op, node.RHS)
	}
	return branch(node.Op.String())
}

func matching(how *parser.VectorMatching) string {
	if how == nil {
		return "all"
	}
	kind := "ignoring"
	if how.On {
		kind = "on"
	}
	fill := value(how.FillValues.LHS) + " " + value(how.FillValues.RHS)
	return branch(how.Card.String(), branch(kind, quoted(how.MatchingLabels)...), branch("include", quoted(how.Include)...), fill)
}

func value(fill *float64) string {
	if fill == nil {
		return "none"
	}
	return number(*fill)
}

func number(value float64) string {
	if math.IsNaN(value) {
		return "NaN"
	}
	return fmt.Sprintf("%x", math.Float64bits(value))
}

func quoted(texts []string) []string {
	var parts []string
	for _, text := range texts {
		parts = append(parts, fmt.Sprintf("%q", text))
	}
	return parts
}

func branch(name string, parts ...string) string {
	return "(" + name + " " + strings.Join(parts, " ") + ")"
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
