"""Which customers a question is about, and how they are grouped; and how such a question is drawn."""

from customers_service import Service, grace_days, is_trial, renewals
from figures import add_days

OF_ACCOUNT = ("segment", "region", "industry", "owner")
DIMENSIONS = OF_ACCOUNT + ("product",)


def named(record):
    return None if record is None else record.name


def of_account(account, dimension):
    return named(account.owner) if dimension == "owner" else getattr(account, dimension)


def takes(values, value):
    """Whether a filter that was given these values lets a value pass; upper and lower case do not matter."""
    return values is None or (value is not None and value.casefold() in {word.casefold() for word in values})


def account_passes(account, filters):
    return all(takes(filters.get(dimension), of_account(account, dimension)) for dimension in OF_ACCOUNT)


class Scope:
    """The contracts that pass a question's filters, and the customers they make.

    What starts after the day of the report is not dated up to it and counts in nothing, unless `ahead`.
    """

    def __init__(self, store, question, ahead=False):
        self.today = question.today
        self.grace = grace_days(store)
        known = [contract for contract in store.all("contract") if ahead or contract.starts_on <= self.today]
        self.renewed_by = renewals(known, self.grace)
        self.first_start = min((contract.starts_on for contract in known), default=self.today)
        self._spelling = {dimension: _spellings(store, dimension) for dimension in ("segment", "region", "industry")}
        self.of_any_value = [contract for contract in store.all("contract")
                             if account_passes(contract.account, question.filters)
                             and takes(question.filters.get("product"), named(contract.product))]
        served = set(known)
        self.contracts = [contract for contract in self.of_any_value if contract in served and not is_trial(contract)]

    def value_of(self, account, dimension):
        """What an account is in a dimension; values that differ in case alone are one, as the first one is spelled."""
        value = of_account(account, dimension)
        return self._spelling[dimension][value.casefold()] if value and dimension in self._spelling else value

    def contract_value(self, contract, dimension):
        return named(contract.product) if dimension == "product" else self.value_of(contract.account, dimension)

    def services(self, by=()):
        """[(key, account, service)]: a customer for each account, by product for each of its products."""
        apart = {}
        for contract in self.contracts:
            key = tuple(self.contract_value(contract, dimension) for dimension in by)
            apart.setdefault((key, contract.account), []).append(contract)
        return [(key, account, Service(contracts, self.renewed_by, self.grace))
                for (key, account), contracts in apart.items()]

    def groups(self, by=()):
        """{key: [(account, service)]}; without dimensions one group, be it empty."""
        found = {} if by else {(): []}
        for key, account, service in self.services(by):
            found.setdefault(key, []).append((account, service))
        return found


def _spellings(store, dimension):
    """{folded: as the first account that has it spells it}"""
    found = {}
    for account in store.all("account"):
        value = getattr(account, dimension)
        if value is not None:
            found.setdefault(value.casefold(), value)
    return found


def with_key(by, key, row):
    return dict(zip((dimension.replace("-", "_") for dimension in by), key)) | row


def draw_today(rng, today):
    """Often the day itself, else another one, as of which the report is asked for."""
    return rng.choice((today, today, draw_day(rng, today, back=600, ahead=100)))


def draw_filters(rng, store, dimensions):
    """Now and then one or two filters, with values that records have."""
    filters = {}
    for dimension in dimensions:
        if rng.random() < 0.12:
            known = sorted(_known(store, dimension))
            if known:
                values = rng.sample(known, min(len(known), rng.choice((1, 1, 2))))
                filters[dimension] = [rng.choice((value, value.upper())) for value in values]
    return filters


def _known(store, dimension):
    if dimension == "product":
        return {named(contract.product) for contract in store.all("contract") if contract.product}
    return {of_account(account, dimension) for account in store.all("account")} - {None}


def draw_by(rng, dimensions):
    return rng.sample(dimensions, rng.choice((0, 0, 1, 1, 1, 2)))


def draw_day(rng, today, back=1500, ahead=400):
    return add_days(today, rng.randint(-back, ahead))
