#include "winloss/report/methods.hpp"

#include <array>

namespace winloss::report {

namespace {

// In the order of the enumeration. z is 1.96, the normal quantile of 97.5%.
constexpr auto entries = std::to_array<MethodEntry>({
    {.name = "Wilson",
     .formula = "Wilson's 95% interval of k of n, with p = k/n and z = 1.96: (p + z^2/2n +- z sqrt(p (1 - p)/n + "
                "z^2/4n^2)) / (1 + z^2/n), without a continuity correction.",
     .source = "E. B. Wilson, JASA 22 (1927), 209-212."},
    {.name = "Newcombe",
     .formula = "Newcombe's interval of the difference p1 - p2 of independent groups, with Wilson's limits l and u of "
                "each: from p1 - p2 - sqrt((p1 - l1)^2 + (u2 - p2)^2) to p1 - p2 + sqrt((u1 - p1)^2 + (p2 - l2)^2). A "
                "change is up or down only where it leaves zero out.",
     .source = "R. G. Newcombe, Statistics in Medicine 17 (1998), 873-890, method 10."},
    {.name = "Fisher",
     .formula = "Fisher's exact test, two-sided, of a table in which a of the first group have it and b do not, c of "
                "the second have it and d do not: with the margins given P(a) = C(a + b, a) C(c + d, c) / C(n, a + c); "
                "p is the sum over all tables that are no more probable than this one.",
     .source = "R. A. Fisher (1934); J. O. Irwin, Metron 12 (1935), 83-94."},
    {.name = "odds ratio",
     .formula = "Odds ratio: the conditional maximum likelihood estimate, the psi at which a is what is expected where "
                "P(a) is proportional to C(a + b, a) C(c + d, c) psi^a. Its exact 95% interval: from the psi at which "
                "so many or more have 2.5% to that at which so many or fewer have.",
     .source = "J. Cornfield, 3rd Berkeley Symposium 4 (1956), 135-148."},
    {.name = "Benjamini",
     .formula = "Benjamini and Hochberg: of m tests made the i-th smallest p becomes the least of p_j m / j over all "
                "j >= i.",
     .source = "JRSS B 57 (1995), 289-300."},
    {.name = "kappa",
     .formula = "Cohen's kappa = (A - E) / (1 - E): A the share in which both say the same, E the sum of (the first's "
                "share of a code x the second's). Interval: kappa +- z se, cut to -1 ... 1, with n (1 - E)^2 se^2 = "
                "sum of p_ii (1 - (p_i. + p_.i)(1 - kappa))^2 + (1 - kappa)^2 sum of p_ij (p_.i + p_j.)^2 over i <> j "
                "- (kappa - E (1 - kappa))^2.",
     .source = "J. Cohen, Educational and Psychological Measurement 20 (1960), 37-46; J. L. Fleiss, J. Cohen and B. S. "
               "Everitt, Psychological Bulletin 72 (1969), 323-327."},
    {.name = "Kaplan-Meier",
     .formula =
         "Kaplan and Meier: S(t) = product of (1 - d/n) over the times up to t, d ending of n at risk. Greenwood: "
         "se^2 = S^2 x sum of d / (n (n - d)). Log-log interval: S^exp(+- z se / (S ln S)).",
     .source = "E. L. Kaplan and P. Meier, JASA 53 (1958), 457-481; M. Greenwood (1926); J. D. Kalbfleisch and R. L. "
               "Prentice, The Statistical Analysis of Failure Time Data (2002), sections 1.3 and 1.4."},
    {.name = "log-rank",
     .formula = "Log-rank test: at each time at which somebody ends a group expects its share of those at risk; "
                "chi-square = (O - E)' V^- (O - E), V the hypergeometric variance, its rank the degrees of freedom.",
     .source = "N. Mantel, Cancer Chemotherapy Reports 50 (1966), 163-170; R. Peto and J. Peto, JRSS A 135 (1972), "
               "185-207."},
    {.name = "Mann and Whitney",
     .formula = "Mann and Whitney: U counts the pairs in which the first group's value is the larger, ties as a half; "
                "U / mn is how probable that is. p is two-sided, exact with fewer than 50 values in each group and no "
                "ties; otherwise normal with mean mn/2, variance mn/12 (m + n + 1 - sum of (t^3 - t) / ((m + n)(m + n "
                "- 1))) over ties of t, and a correction of 1/2.",
     .source = "H. B. Mann and D. R. Whitney, Annals of Mathematical Statistics 18 (1947), 50-60."},
    {.name = "quantiles",
     .formula = "Medians and quantiles of n values interpolate: h = (n - 1) p, between the value in place floor(h) and "
                "the next, counted from 0 (R's type 7).",
     .source = "R. J. Hyndman and Y. Fan, The American Statistician 50 (1996), 361-365, definition 7."},
});

}  // namespace

const MethodEntry& entry(Method method) { return entries.at(static_cast<std::size_t>(method)); }

}  // namespace winloss::report
